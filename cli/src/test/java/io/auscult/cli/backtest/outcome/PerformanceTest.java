package io.auscult.cli.backtest.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.auscult.cli.backtest.life.Life;
import io.auscult.cli.backtest.life.Opening;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Sex;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    private static final RuleId RULE = new RuleId("cardiac/troponin-rise");
    private static final ModelRef MODEL = new ModelRef("prevent", "1.0.0");
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final Follow FOLLOW = new Follow(Duration.ofDays(30), day(200));

    private final List<Life> lives = new ArrayList<>();
    private final Map<PatientId, Instant> befell = new HashMap<>();

    @Test
    void eachPatientCountsOnceByTheFirstAlert() {
        patient(Sex.FEMALE, day(20), 10, 15);
        patient(Sex.MALE, null, 10);
        patient(Sex.MALE, day(60), 10, 50);
        patient(Sex.MALE, day(5), 10);
        patient(Sex.MALE, null, 190);
        patient(Sex.FEMALE, day(90));

        Performance all = performance(Group.ALL);

        assertThat(all.ppv())
                .as("1 true; 2 false, of whom one's second alert was in time")
                .isEqualTo(new Share(1, 3));
        assertThat(all.knownBefore()).isEqualTo(1);
        assertThat(all.tooEarly()).isEqualTo(1);
        assertThat(all.sensitivity())
                .as("4 had it, two of them with an alert in the 30 days before")
                .isEqualTo(new Share(2, 4));
        assertThat(all.leadDays()).isNotNull().satisfies(lead -> {
            assertThat(lead.count()).isEqualTo(2);
            assertThat(lead.median().value()).as("10 days each").isEqualTo(10);
        });
    }

    @Test
    void groupsPartThePatients() {
        patient(Sex.FEMALE, day(20), 10);
        patient(Sex.MALE, null, 10);

        assertThat(performance(new Group("female", Sex.FEMALE, 0, Integer.MAX_VALUE))
                        .ppv())
                .isEqualTo(new Share(1, 1));
        assertThat(performance(new Group("65 to 79", null, 65, 80)).ppv()).isEqualTo(new Share(1, 2));
        assertThat(performance(new Group("80 and over", null, 80, 200)).ppv()).isEqualTo(new Share(0, 0));
    }

    /** By hand: Brier ((0.8-1)² + (0.4-0)² + (0.3-1)² + (0.1-0)²) / 4 = 0.175; of the four pairs three are in order; 2 of 1.6 expected. */
    @Test
    void aModelsProbabilitiesAreHeldAgainstWhatHappened() {
        scored(0.8, day(15));
        scored(0.4, null);
        scored(0.3, day(12));
        scored(0.1, null);
        scored(0.9, day(-5));

        ModelPerformance all = ModelPerformance.of(lives, MODEL, "infarction", befell, FOLLOW, Group.ALL);

        assertThat(all.people()).isEqualTo(4);
        assertThat(all.outcomes()).isEqualTo(2);
        assertThat(all.leftOut()).isEqualTo(1);
        assertThat(all.brier()).isEqualTo(0.175, within(1e-12));
        assertThat(all.auroc())
                .isNotNull()
                .satisfies(area -> assertThat(area.value()).isEqualTo(0.75));
        assertThat(all.ratio())
                .isNotNull()
                .satisfies(ratio -> assertThat(ratio.value()).isEqualTo(1.25, within(1e-12)));
    }

    private Performance performance(Group group) {
        return Performance.of(lives, RULE, "infarction", befell, FOLLOW, group);
    }

    private void patient(Sex sex, @Nullable Instant outcome, int... alerts) {
        PatientId patient = next(outcome);
        List<Opening> openings = new ArrayList<>();
        for (int alert : alerts) {
            openings.add(new Opening(
                    patient, "a" + alert, RULE, Mode.LIVE, Indicator.WARNING, day(alert), null, "It rose."));
        }
        lives.add(life(patient, sex, openings, Map.of()));
    }

    private void scored(double probability, @Nullable Instant outcome) {
        PatientId patient = next(outcome);
        Signal signal = new Signal.RiskScored(
                MODEL,
                day(1),
                List.of(new Signal.Score("risk", probability, "30d", "probability")),
                "high",
                List.of(),
                Signal.Explanation.NONE,
                List.of(),
                null);
        lives.add(life(patient, Sex.FEMALE, List.of(), Map.of(MODEL, signal)));
    }

    private PatientId next(@Nullable Instant outcome) {
        PatientId patient = new PatientId("%032x".formatted(lives.size() + 1));
        if (outcome != null) {
            befell.put(patient, outcome);
        }
        return patient;
    }

    private static Life life(PatientId patient, Sex sex, List<Opening> openings, Map<ModelRef, Signal> firstScores) {
        return new Life(
                patient,
                BEGIN,
                day(200),
                1,
                LocalDate.of(1955, 6, 1),
                sex,
                openings,
                Map.of(),
                Map.of(),
                0,
                firstScores,
                Map.of());
    }

    private static Instant day(int day) {
        return BEGIN.plus(Duration.ofDays(day));
    }
}
