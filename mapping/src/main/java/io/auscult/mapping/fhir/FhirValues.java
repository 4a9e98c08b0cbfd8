package io.auscult.mapping.fhir;

import io.auscult.core.event.ObservedValue;
import io.auscult.mapping.Amounts;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The values an observation may have. Only a Quantity and an integer are numbers; ranges and ratios are kept as words. */
final class FhirValues {
    private static final String UCUM = "http://unitsofmeasure.org";

    private FhirValues() {}

    static ObservedValue observed(@Nullable Type value, @Nullable CodeableConcept absent) {
        // FHIR allows only one of them (obs-6); a value of which its source says that it is none is not used.
        return switch (absent == null || absent.isEmpty() ? value : null) {
            case null -> new ObservedValue.Absent(reason(absent));
            case Quantity quantity -> quantity(quantity, absent);
            case IntegerType integer
            when integer.hasValue() ->
                new ObservedValue.Numeric(BigDecimal.valueOf(integer.getValue()), null, null, null);
            case CodeableConcept concept -> new ObservedValue.Coded(FhirCodes.text(concept));
            case SampledData _ -> new ObservedValue.Absent("waveforms are not kept");
            case Type other -> text(words(other), absent);
        };
    }

    /** A value of any type for a reader; null when it says nothing that is short enough to read. */
    static @Nullable String words(@Nullable Type value) {
        return switch (value) {
            case null -> null;
            case Quantity quantity -> words(quantity);
            case Range range -> words(range);
            case Ratio ratio -> join(":", words(ratio.getNumerator()), words(ratio.getDenominator()));
            case Period period ->
                join(
                        "/",
                        period.getStartElement().getValueAsString(),
                        period.getEndElement().getValueAsString());
            case CodeableConcept concept -> FhirCodes.text(concept).words();
            case PrimitiveType<?> primitive -> primitive.getValueAsString();
            default -> null;
        };
    }

    private static ObservedValue quantity(Quantity quantity, @Nullable CodeableConcept absent) {
        // An amount may be absent for a reason that stands as an extension.
        if (quantity.getValue() == null) {
            return new ObservedValue.Absent(reason(absent));
        }
        String comparator = quantity.getComparatorElement().getValueAsString();
        boolean ucum = UCUM.equals(quantity.getSystem()) && !FhirCodes.blank(quantity.getCode());
        String unit = FhirCodes.blank(quantity.getUnit()) ? quantity.getCode() : quantity.getUnit();
        return new ObservedValue.Numeric(
                Amounts.sane(quantity.getValue()), comparator, ucum ? quantity.getCode() : null, unit);
    }

    private static ObservedValue text(@Nullable String words, @Nullable CodeableConcept absent) {
        return FhirCodes.blank(words)
                ? new ObservedValue.Absent(reason(absent))
                : new ObservedValue.Text(Objects.requireNonNull(words));
    }

    private static @Nullable String reason(@Nullable CodeableConcept absent) {
        if (absent == null || absent.isEmpty()) {
            return null;
        }
        String code = FhirCodes.firstCode(absent);
        return code.isEmpty() ? absent.getText() : code;
    }

    static @Nullable String words(Range range) {
        return join("-", words(range.getLow()), words(range.getHigh()));
    }

    private static @Nullable String words(@Nullable Quantity quantity) {
        if (quantity == null || quantity.getValue() == null) {
            return null;
        }
        String unit = FhirCodes.blank(quantity.getUnit()) ? quantity.getCode() : quantity.getUnit();
        String amount = Amounts.sane(quantity.getValue()).toPlainString();
        String comparator = quantity.getComparatorElement().getValueAsString();
        String number = comparator == null ? amount : comparator + " " + amount;
        return unit == null ? number : number + " " + unit;
    }

    /** "3.5 - 5.1", "- 5.1" when the first is missing, null when both are. */
    private static @Nullable String join(String sign, @Nullable String first, @Nullable String second) {
        if (first == null && second == null) {
            return null;
        }
        return Stream.of(first, sign, second).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
