package io.auscult.models.endpac;

import static io.auscult.core.fixture.GivenChart.NOW;
import static io.auscult.core.fixture.GivenChart.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.WayOut;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every way out is tried on a chart that has that value instead. */
class EndpacWaysOutTest {
    private static final EndpacModel MODEL = new EndpacModel();
    private static final BigDecimal STEP = new BigDecimal("0.1");

    /** @param glucoseConcept of the glucose at the onset, which stands beside an HbA1c that is the onset by itself */
    record Patient(
            String born,
            String glucoseConcept,
            BigDecimal glucose,
            BigDecimal glucoseBefore,
            BigDecimal weight,
            BigDecimal weightBefore) {
        Patient withWeight(BigDecimal other) {
            return new Patient(born, glucoseConcept, glucose, glucoseBefore, other, weightBefore);
        }

        Patient withGlucose(BigDecimal other) {
            return new Patient(born, glucoseConcept, other, glucoseBefore, weight, weightBefore);
        }

        Signal assessed() {
            return MODEL.assess(
                    GivenChart.chart()
                            .person(Sex.FEMALE, born)
                            .observed("hba1c", "6.8", daysAgo(40))
                            .observed(glucoseConcept, glucose.toPlainString(), daysAgo(38))
                            .observed("hba1c", "5.6", daysAgo(300))
                            .observed("fasting-glucose", glucoseBefore.toPlainString(), daysAgo(400))
                            .observed("body-weight", weight.toPlainString(), daysAgo(41))
                            .observed("body-weight", weightBefore.toPlainString(), daysAgo(405))
                            .build(),
                    NOW);
        }

        String band() {
            return ((RiskScored) assessed()).band();
        }

        Optional<WayOut> wayOut(String input, String band) {
            return ((RiskScored) assessed())
                    .explanation().waysOut().stream()
                            .filter(way ->
                                    way.input().equals(input) && way.band().equals(band))
                            .findFirst();
        }
    }

    @Property(tries = 400)
    void everyWayOutLeadsToItsBand(@ForAll("patients") Patient patient) {
        for (WayOut way : ((RiskScored) patient.assessed()).explanation().waysOut()) {
            BigDecimal value = new BigDecimal(way.value());
            Patient changed =
                    way.input().equals("weight-at-onset") ? patient.withWeight(value) : patient.withGlucose(value);

            assertThat(changed.band()).as("%s of %s", way, patient).isEqualTo(way.band());
            assertThat(way.band()).isNotEqualTo(patient.band());
        }
    }

    /** Every weight to 0.1 kg that is nearer than the way out, or within 15 kg where there is none. */
    @Property(tries = 40)
    void noWeightThatIsNearerDoes(@ForAll("patients") Patient patient) {
        for (EndpacBand band : EndpacBand.values()) {
            Optional<BigDecimal> found =
                    patient.wayOut("weight-at-onset", band.word()).map(way -> new BigDecimal(way.value()));
            BigDecimal reach =
                    found.map(value -> value.subtract(patient.weight()).abs()).orElse(new BigDecimal("15"));
            BigDecimal weight = patient.weight().subtract(reach).setScale(1, RoundingMode.CEILING);
            while (!band.word().equals(patient.band())
                    && weight.compareTo(patient.weight().add(reach)) < 0) {
                if (weight.subtract(patient.weight()).abs().compareTo(reach) < 0) {
                    assertThat(patient.withWeight(weight).band())
                            .as("%s at %s kg", patient, weight)
                            .isNotEqualTo(band.word());
                }
                weight = weight.add(STEP);
            }
        }
    }

    /** Every whole glucose that is nearer than the way out, or at all where there is none, and leaves the onset as it is. */
    @Property(tries = 40)
    void noGlucoseThatIsNearerDoes(@ForAll("patients") Patient patient) {
        int limit = patient.glucoseConcept().equals("glucose") ? 200 : 126;
        boolean high = patient.glucose().compareTo(BigDecimal.valueOf(limit)) >= 0;
        for (EndpacBand band : EndpacBand.values()) {
            Optional<BigDecimal> found =
                    patient.wayOut("glucose-at-onset", band.word()).map(way -> new BigDecimal(way.value()));
            for (int mgDl = high ? limit : 60; mgDl < (high ? 260 : limit); mgDl++) {
                BigDecimal glucose = BigDecimal.valueOf(mgDl);
                boolean nearer = found.isEmpty()
                        || glucose.subtract(patient.glucose())
                                        .abs()
                                        .compareTo(found.get()
                                                .subtract(patient.glucose())
                                                .abs())
                                < 0;
                if (nearer && !band.word().equals(patient.band())) {
                    assertThat(patient.withGlucose(glucose).band())
                            .as("%s at %s mg/dL", patient, mgDl)
                            .isNotEqualTo(band.word());
                }
            }
        }
    }

    @Provide
    Arbitrary<Patient> patients() {
        Arbitrary<BigDecimal> before = Arbitraries.bigDecimals()
                .between(new BigDecimal("60"), new BigDecimal("99"))
                .ofScale(2);
        Arbitrary<BigDecimal> change = Arbitraries.bigDecimals()
                .between(new BigDecimal("-8"), new BigDecimal("8"))
                .ofScale(2);
        return Combinators.combine(
                        Arbitraries.of("1970-01-01", "1962-01-01", "1950-01-01"),
                        Arbitraries.of("glucose", "fasting-glucose"),
                        Arbitraries.integers().between(80, 250).map(BigDecimal::valueOf),
                        Arbitraries.integers().between(80, 124).map(BigDecimal::valueOf),
                        change,
                        before)
                .as((born, concept, glucose, glucoseBefore, kg, weightBefore) ->
                        new Patient(born, concept, glucose, glucoseBefore, weightBefore.add(kg), weightBefore));
    }
}
