package io.auscult.core.derived;

import static io.auscult.core.fixture.GivenChart.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.derived.Derivation.Known;
import io.auscult.core.derived.Derivation.Unknown;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal.Problem;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VisitPressureTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T09:00:00Z");

    private final GivenChart given = GivenChart.chart().person(Sex.FEMALE, "1970-01-01");

    @Test
    void isTheMeanOfTheReadingsOfTheEncounter() {
        visit("Encounter/1", "150", "90", MORNING.minus(Duration.ofHours(1)));
        visit("Encounter/2", "140", "85", MORNING);
        visit("Encounter/2", "131", "80", MORNING.plusSeconds(300));

        assertThat(systolic().derived().amount().words()).isEqualTo("135.5 mm[Hg]");
        assertThat(systolic().derived().inputs()).hasSize(2);
        assertThat(((Known) VisitPressure.diastolic(given.build(), NOW))
                        .derived()
                        .amount()
                        .words())
                .isEqualTo("82.5 mm[Hg]");
    }

    @Test
    void withoutAnEncounterItIsTheMeanOfTheDay() {
        reading("160", "90", MORNING.minus(Duration.ofHours(10)));
        reading("140", "85", MORNING);
        reading("130", "80", MORNING.plus(Duration.ofHours(6)));

        assertThat(systolic().derived().amount().words()).isEqualTo("135.0 mm[Hg]");
    }

    @Test
    void aStayOfMonthsIsNotOneVisit() {
        visit("Encounter/1", "180", "90", MORNING.minus(Duration.ofDays(30)));
        visit("Encounter/1", "130", "80", MORNING);

        assertThat(systolic().derived().amount().words()).isEqualTo("130.0 mm[Hg]");
    }

    @Test
    void aReadingWithoutItsOtherPartOrAMarkedOneIsLeftOutAndThatIsSaid() {
        reading("140", "85", MORNING);
        reading("150", "999", MORNING.plusSeconds(300));
        given.observed("systolic-bp", "160", MORNING.plusSeconds(600));

        assertThat(systolic().derived().amount().words()).isEqualTo("140.0 mm[Hg]");
        assertThat(systolic().caveats()).singleElement().asString().startsWith("2 blood-pressure value(s)");
    }

    @Test
    void withoutAnyWholeReadingThereIsNone() {
        given.observed("systolic-bp", "160", MORNING);

        assertThat(((Unknown) VisitPressure.systolic(given.build(), NOW)).problems())
                .extracting(Problem::input)
                .containsExactly("mean-systolic-bp");
    }

    private Known systolic() {
        return (Known) VisitPressure.systolic(given.build(), NOW);
    }

    private void visit(String encounter, String systolic, String diastolic, Instant at) {
        given.observedAtVisit(encounter, "systolic-bp", systolic, at)
                .observedAtVisit(encounter, "diastolic-bp", diastolic, at);
    }

    private void reading(String systolic, String diastolic, Instant at) {
        given.observed("systolic-bp", systolic, at).observed("diastolic-bp", diastolic, at);
    }
}
