package io.auscult.core.derived;

import static io.auscult.core.fixture.GivenChart.NOW;
import static io.auscult.core.fixture.GivenChart.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.auscult.core.derived.Derivation.Known;
import io.auscult.core.derived.Derivation.Unknown;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewOnsetDiabetesTest {
    private static GivenChart normalAYearAgo() {
        return GivenChart.chart().person(Sex.MALE, "1960-01-01").observed("fasting-glucose", "98", daysAgo(400));
    }

    @Test
    void namesTheIndexAndWhatConfirmsIt() {
        Derived onset = known(normalAYearAgo()
                .observed("glucose", "210", daysAgo(60))
                .observed("fasting-glucose", "130", daysAgo(30)));

        assertThat(onset.at()).isEqualTo(daysAgo(60));
        assertThat(onset.amount().words()).isEqualTo("210 mg/dL");
        assertThat(onset.parts())
                .extracting(Derived.Part::name, part -> part.fact().at())
                .containsExactly(tuple("glucose", daysAgo(60)), tuple("confirmed-by", daysAgo(30)));
    }

    @Test
    void aDrugOrderConfirmsAndIsNamed() {
        Derived onset =
                known(normalAYearAgo().observed("glucose", "210", daysAgo(60)).drug("antidiabetic", true, daysAgo(50)));

        assertThat(onset.parts().getLast().input().value()).isEqualTo("yes");
        assertThat(onset.parts().getLast().fact().at()).isEqualTo(daysAgo(50));
    }

    /** The laboratory's interface and the EHR both send the one result. */
    @Test
    void theSameResultSentTwiceDoesNotConfirmItself() {
        GivenChart twice = normalAYearAgo()
                .observed("glucose", "210", daysAgo(60))
                .observed("glucose", "210.0", daysAgo(60).plusSeconds(30));

        assertThat(NewOnsetDiabetes.find(twice.build(), NOW)).isEmpty();
        assertThat(NewOnsetDiabetes.find(
                        twice.observed("glucose", "211", daysAgo(60)).build(), NOW))
                .isPresent();
    }

    /** 11.1 mmol/L is 199.97 mg/dL; 7.0 is 126.1, and 6.9, which is 124.3, does not show diabetes. */
    @ParameterizedTest
    @CsvSource({"199.97316, 126.1092, true", "199.4, 126.1092, false", "199.97316, 124.30764, false"})
    void aGlucoseInMmolPerLitreCountsAsItIsPrinted(String any, String fasting, boolean onset) {
        GivenChart given = normalAYearAgo()
                .observed("glucose", any, daysAgo(60))
                .observed("fasting-glucose", fasting, daysAgo(30));

        assertThat(NewOnsetDiabetes.find(given.build(), NOW).isPresent()).isEqualTo(onset);
    }

    /** 47 mmol/mol is 6.45 %, below the limit of 48, which is 6.54 %. */
    @ParameterizedTest
    @CsvSource({"6.45156, false", "6.54304, true"})
    void anHba1cIsNotRounded(String hba1c, boolean onset) {
        GivenChart given = normalAYearAgo().observed("hba1c", hba1c, daysAgo(60));

        assertThat(NewOnsetDiabetes.find(given.build(), NOW).isPresent()).isEqualTo(onset);
    }

    @Test
    void aMarkedValueIsNoOnsetAndIsNamed() {
        assertThat(problems(normalAYearAgo().observed("hba1c", "65", daysAgo(10))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(
                        tuple("new-onset-diabetes", Kind.OUTSIDE_POPULATION), tuple("hba1c", Kind.IMPLAUSIBLE));
        assertThat(problems(normalAYearAgo().observedBound("hba1c", ">14", daysAgo(10))))
                .extracting(Problem::input, Problem::kind)
                .contains(tuple("hba1c", Kind.NOT_UNDERSTOOD));
    }

    @Test
    void aMarkedValueWithAUsableOneAfterItIsNotNamed() {
        assertThat(problems(
                        normalAYearAgo().observed("hba1c", "65", daysAgo(10)).observed("hba1c", "5.5", daysAgo(9))))
                .extracting(Problem::input)
                .containsExactly("new-onset-diabetes");
    }

    @Test
    void isNotNewWithoutANormalValueBeforeOrWithAnEarlierDiagnosis() {
        GivenChart given = GivenChart.chart()
                .person(Sex.MALE, "1960-01-01")
                .observed("hba1c", "7.1", daysAgo(40))
                .condition("diabetes", "active", daysAgo(800));

        assertThat(problems(given)).extracting(Problem::input).containsExactly("new-onset-diabetes", "diabetes");
    }

    @Test
    void isOverAfterAYear() {
        assertThat(NewOnsetDiabetes.of(
                                normalAYearAgo()
                                        .observed("hba1c", "7.1", daysAgo(40))
                                        .build(),
                                NOW)
                        .due())
                .isEqualTo(daysAgo(40 - 365));
    }

    @Test
    void theChangeOfWeightNamesBothWeights() {
        GivenChart given = normalAYearAgo()
                .observed("hba1c", "7.1", daysAgo(40))
                .observed("body-weight", "90", daysAgo(410))
                .observed("body-weight", "84.5", daysAgo(38));
        Derived change =
                DerivedFacts.WEIGHT_CHANGE.of(given.build(), NOW).value().orElseThrow();

        assertThat(change.amount().words()).isEqualTo("-5.5 kg");
        assertThat(change.parts())
                .extracting(Derived.Part::name)
                .containsExactly("weight-at-onset", "weight-one-year-before");
    }

    @Test
    void aMarkedWeightThatWasNearerIsSaidToBePassedOver() {
        GivenChart given = normalAYearAgo()
                .observed("hba1c", "7.1", daysAgo(40))
                .observed("body-weight", "90", daysAgo(410))
                .observed("body-weight", "845", daysAgo(40))
                .observed("body-weight", "84.5", daysAgo(38));

        assertThat(((Known) DerivedFacts.WEIGHT_CHANGE.of(given.build(), NOW)).caveats())
                .singleElement()
                .asString()
                .startsWith("A nearer weight at onset, of 2026-01-21, was not used");
    }

    @Test
    void everyDerivedFactIsFoundByItsName() {
        for (String key : DerivedFacts.keys()) {
            assertThat(DerivedFacts.named(key).orElseThrow().of(normalAYearAgo().build(), NOW))
                    .as(key)
                    .isInstanceOf(Unknown.class);
        }
    }

    private static Derived known(GivenChart given) {
        return NewOnsetDiabetes.of(given.build(), NOW).value().orElseThrow();
    }

    private static List<Problem> problems(GivenChart given) {
        return ((Unknown) NewOnsetDiabetes.of(given.build(), NOW)).problems();
    }
}
