package io.auscult.core.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.event.Sex;
import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CkdEpi2021Test {
    /** The unit tests of preventr: martingmayer/preventr@ebe2ac15, tests/testthat/test-helpers.R. */
    @ParameterizedTest
    @CsvSource({"1.5, 43, FEMALE, 44", "1.5, 55, FEMALE, 41", "1.5, 55, MALE, 55", "1.5, 43, MALE, 59"})
    void agreesWithThePublishedTests(BigDecimal creatinine, int age, Sex sex, BigDecimal egfr) {
        assertThat(CkdEpi2021.reported(creatinine, age, sex)).isEqualTo(egfr);
    }

    @ParameterizedTest
    @CsvSource({"88, 43, MALE, 96", "102, 43, FEMALE, 60", "111, 77, MALE, 59"})
    void agreesInMicromolesPerLitre(BigDecimal micromoles, int age, Sex sex, BigDecimal egfr) {
        BigDecimal creatinine = micromoles.divide(new BigDecimal("88.4"), MathContext.DECIMAL64);

        assertThat(CkdEpi2021.reported(creatinine, age, sex)).isEqualTo(egfr);
    }

    /** MedCalc-Bench takes kappa 0.7 for men up to 0.9 mg/dL, which gives 89 here. */
    @Test
    void takesKappaOfMenAlsoForLowCreatinine() {
        assertThat(CkdEpi2021.reported(new BigDecimal("0.8"), 50, Sex.MALE)).isEqualTo(new BigDecimal("108"));
    }

    @Test
    void knowsNoOtherSex() {
        assertThatThrownBy(() -> CkdEpi2021.egfr(1.0, 50, Sex.UNKNOWN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void fallsAsCreatinineRises(
            @ForAll @DoubleRange(min = 0.2, max = 20) double creatinine,
            @ForAll @IntRange(min = 18, max = 100) int age) {
        assertThat(CkdEpi2021.egfr(creatinine * 1.01, age, Sex.FEMALE))
                .isPositive()
                .isLessThan(CkdEpi2021.egfr(creatinine, age, Sex.FEMALE));
    }
}
