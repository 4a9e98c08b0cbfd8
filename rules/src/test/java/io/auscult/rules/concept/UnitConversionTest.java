package io.auscult.rules.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.concept.UnitRule;
import io.auscult.rules.BundledFiles;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every unit of every concept converts there and back, and the conversions agree with published pairs of values. */
class UnitConversionTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-12");

    @Property
    void thereAndBackIsWhereItBegan(@ForAll("units") UnitRule unit, @ForAll("amounts") BigDecimal amount) {
        BigDecimal back = back(unit, unit.convert(amount));

        BigDecimal scale = amount.abs().add(unit.offset().abs()).max(BigDecimal.ONE);
        assertThat(back.subtract(amount).abs()).isLessThanOrEqualTo(scale.multiply(TOLERANCE));
    }

    @Property
    void theLargerAmountStaysTheLarger(
            @ForAll("units") UnitRule unit, @ForAll("amounts") BigDecimal one, @ForAll("amounts") BigDecimal other) {
        assertThat(unit.convert(one).compareTo(unit.convert(other))).isEqualTo(one.compareTo(other));
    }

    /** IFCC and NGSP: the pairs that ngsp.org/ifcc.asp prints. The others: the arithmetic of the factor that units.csv cites. */
    @ParameterizedTest
    @CsvSource({
        "hba1c, 31, mmol/mol, 5.0, 0.05",
        "hba1c, 42, mmol/mol, 6.0, 0.05",
        "hba1c, 48, mmol/mol, 6.5, 0.05",
        "hba1c, 53, mmol/mol, 7.0, 0.05",
        "hba1c, 64, mmol/mol, 8.0, 0.05",
        "hba1c, 75, mmol/mol, 9.0, 0.05",
        "hba1c, 86, mmol/mol, 10.0, 0.05",
        "total-cholesterol, 5.0, mmol/L, 193.35, 0.01",
        "hdl-cholesterol, 1.0, mmol/L, 38.67, 0.01",
        "ldl-cholesterol, 1.8, mmol/L, 69.61, 0.01",
        "triglycerides, 1.7, mmol/L, 150.57, 0.01",
        "triglycerides, 1.5, g/L, 150, 0",
        "glucose, 7.0, mmol/L, 126.1, 0.05",
        "glucose, 11.1, mmol/L, 200.0, 0.05",
        "fasting-glucose, 5.6, mmol/L, 100.9, 0.05",
        "creatinine, 88.4, umol/L, 1.0, 1e-9",
        "creatinine, 0.0884, mmol/L, 1.0, 1e-9",
        "creatinine, 10, mg/L, 1.0, 0",
        "body-weight, 200, [lb_av], 90.718474, 1e-9",
        "body-height, 1.75, m, 175, 0",
        "hs-troponin-t, 0.052, ug/L, 52, 0",
        "systolic-bp, 18.6, kPa, 139.5, 0.05"
    })
    void agreesWithPublishedPairs(String concept, String amount, String unit, double canonical, double tolerance) {
        UnitRule rule = Objects.requireNonNull(
                CONCEPTS.concept(ConceptId.of(concept)).orElseThrow().units().get(unit));

        assertThat(rule.convert(new BigDecimal(amount)).doubleValue()).isCloseTo(canonical, within(tolerance));
    }

    private static BigDecimal back(UnitRule unit, BigDecimal canonical) {
        return canonical.subtract(unit.offset()).divide(unit.factor(), MathContext.DECIMAL128);
    }

    @Provide
    Arbitrary<UnitRule> units() {
        return Arbitraries.of(CONCEPTS.all().stream()
                .map(Concept::units)
                .flatMap(units -> units.values().stream())
                .distinct()
                .sorted(java.util.Comparator.comparing(UnitRule::toString))
                .toList());
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("100000"))
                .ofScale(4);
    }
}
