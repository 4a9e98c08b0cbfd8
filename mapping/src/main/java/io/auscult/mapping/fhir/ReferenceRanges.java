package io.auscult.mapping.fhir;

import io.auscult.core.value.CodedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Range;
import org.jspecify.annotations.Nullable;

/**
 * The reference ranges of a result as one line for a reader, all of them: "3.5 mmol/L - 5.1 mmol/L; critical: > 6.5 mmol/L (Female,
 * age 18 a - 60 a)".
 */
final class ReferenceRanges {
    private static final String NORMAL = "normal";

    private ReferenceRanges() {}

    static @Nullable String words(List<ObservationReferenceRangeComponent> ranges) {
        String all = ranges.stream()
                .map(ReferenceRanges::words)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? null : all;
    }

    private static @Nullable String words(ObservationReferenceRangeComponent range) {
        String limits = FhirValues.words(new Range()
                .setLow(range.hasLow() ? range.getLow() : null)
                .setHigh(range.hasHigh() ? range.getHigh() : null));
        String said = Stream.of(FhirCodes.blank(range.getText()) ? null : range.getText(), limits)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        if (said.isEmpty()) {
            return null;
        }
        String whom = whom(range);
        return kind(range.getType()) + said + (whom.isEmpty() ? "" : " (" + whom + ")");
    }

    private static String kind(CodeableConcept type) {
        CodedText kind = FhirCodes.text(type);
        return kind.equals(CodedText.NONE) || FhirCodes.firstCode(type).equals(NORMAL) ? "" : kind.words() + ": ";
    }

    private static String whom(ObservationReferenceRangeComponent range) {
        List<String> whom = new ArrayList<>();
        range.getAppliesTo().forEach(concept -> whom.add(FhirCodes.text(concept).words()));
        String age = FhirValues.words(range.getAge());
        if (age != null) {
            whom.add("age " + age);
        }
        return String.join(", ", whom);
    }
}
