package io.auscult.streams.topology;

import static io.auscult.core.fixture.Said.PATIENT;
import static io.auscult.streams.topology.Rise.T0;
import static io.auscult.streams.topology.Rise.T1;
import static io.auscult.streams.topology.Rise.TROPONIN;
import static io.auscult.streams.topology.Rise.first;
import static io.auscult.streams.topology.Rise.person;
import static io.auscult.streams.topology.Rise.second;
import static io.auscult.streams.topology.Rise.troponin;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.Indicator;
import io.auscult.core.event.Answer;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.event.Snooze;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.Code;
import io.auscult.core.value.PatientId;
import io.auscult.streams.topology.Scenario.Written;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds an alert back, gives it back and takes it further in the stream, on a troponin rise. */
class StreamPolicyTest {
    private static final PatientId SURVIVOR = new PatientId("b".repeat(32));

    @TempDir
    Path stateDir;

    private Scenario scenario;

    @BeforeEach
    void start() {
        scenario = Scenario.at(T1.plusSeconds(1), stateDir);
    }

    @AfterEach
    void stop() {
        scenario.close();
    }

    @Test
    void aSnoozedAlertSleepsUntilItsTimeAndComesBackByItself() {
        AlertId id = raised();
        Written asleep = scenario.when(snooze(id, T1.plus(Duration.ofHours(4)), false));
        assertThat(asleep.alerts()).singleElement().isInstanceOf(Alert.Snoozed.class);
        assertThat(asleep.openAlerts()).hasSize(1).first().isNull();
        assertThat(asleep.decisions()).singleElement().isInstanceOfSatisfying(Withhold.class, held -> {
            assertThat(held.rationale().rule().value()).isEqualTo("policy/snoozed");
            assertThat(held.until()).isEqualTo(T1.plus(Duration.ofHours(4)));
        });

        assertThat(scenario.clockGoesOn(Duration.ofHours(3)).alerts()).isEmpty();
        Written awake = scenario.clockGoesOn(Duration.ofHours(2));
        assertThat(awake.alerts()).singleElement().isInstanceOfSatisfying(Alert.Open.class, open -> {
            assertThat(open.episode().id()).isEqualTo(id);
            assertThat(open.episode().revision()).isEqualTo(2);
        });
        assertThat(scenario.book(PATIENT).snoozes()).isEmpty();
    }

    @Test
    void aSnoozedAlertWakesOnNewDataAndNotOnOtherNews() {
        AlertId id = raised();
        scenario.when(snooze(id, null, true));
        assertThat(scenario.when(Said.at(T1.plusSeconds(90)).problem("p", new Code(Code.SNOMED_CT, "73211009"), T0))
                        .alerts())
                .isEmpty();
        Instant later = T1.plus(Duration.ofHours(1));
        Written awake = scenario.when(troponin(later).withStatus("corrected").result("t1", TROPONIN, "60", "ng/L", T1));
        assertThat(awake.alerts())
                .last()
                .isInstanceOfSatisfying(
                        Alert.Open.class,
                        open -> assertThat(open.episode().id()).isEqualTo(id));
    }

    @Test
    void aSnoozeGoesWithAMergeAndWakesThere() {
        AlertId id = raised();
        scenario.when(snooze(id, T1.plus(Duration.ofHours(4)), false));
        scenario.given(Said.at(T0).of(SURVIVOR).person(Sex.MALE, "1956-08-07"));
        scenario.when(Said.at(T1.plusSeconds(120)).mergedInto(SURVIVOR));
        scenario.clockGoesOn(Duration.ofSeconds(2));
        assertThat(scenario.book(SURVIVOR).snoozes()).hasSize(1);
        assertThat(scenario.book(SURVIVOR).open()).isEmpty();
        assertThat(scenario.book(PATIENT).snoozes()).isEmpty();
        assertThat(scenario.clockGoesOn(Duration.ofHours(5)).alerts())
                .last()
                .isInstanceOfSatisfying(
                        Alert.Open.class,
                        open -> assertThat(open.episode().id()).isEqualTo(id));
        assertThat(scenario.book(SURVIVOR).open()).hasSize(1);
    }

    @Test
    void aSnoozeThatNamesTheRetiredRecordReachesTheSurvivorAndComesHome() {
        AlertId id = raised();
        scenario.given(Said.at(T0).of(SURVIVOR).person(Sex.MALE, "1956-08-07"));
        scenario.when(Said.at(T1.plusSeconds(20)).mergedInto(SURVIVOR));
        scenario.clockGoesOn(Duration.ofSeconds(2));
        scenario.when(snooze(id, T1.plus(Duration.ofHours(4)), false));
        scenario.clockGoesOn(Duration.ofSeconds(2));
        assertThat(scenario.book(SURVIVOR).snoozes()).hasSize(1);
        scenario.when(Said.at(T1.plusSeconds(300)).unmerged());
        scenario.clockGoesOn(Duration.ofSeconds(2));
        assertThat(scenario.book(SURVIVOR).snoozes()).isEmpty();
        assertThat(scenario.book(PATIENT).snoozes()).hasSize(1);
        assertThat(scenario.book(PATIENT).open()).isEmpty();
    }

    @Test
    void anEncounterLockOutEndsWhenAnotherVisitBegins() {
        with("cardiac", "    usual: 12 h, then new data", "    usual: 72 h\n    scope: encounter");
        scenario.given(Said.at(T0.minusSeconds(90)).encounter("stay", "IMP", T0.minus(Duration.ofDays(1)), null));
        AlertId id = raised();
        scenario.when(Said.at(T1.plusSeconds(60)).answer(id.value(), Answer.Outcome.OVERRIDDEN, "dr"));
        Instant home = T1.plus(Duration.ofHours(2));
        assertThat(scenario.when(Said.at(T1.plusSeconds(90))
                                .encounter("stay", "ACUTE", T0.minus(Duration.ofDays(1)), null))
                        .alerts())
                .isEmpty();
        Written over = scenario.when(Said.at(home).encounter("stay", "IMP", T0.minus(Duration.ofDays(1)), home));
        assertThat(over.alerts())
                .last()
                .isInstanceOfSatisfying(
                        Alert.Open.class,
                        open -> assertThat(open.episode().id()).isNotEqualTo(id));
    }

    @Test
    void aVisitAloneAsksNobodyAnything() {
        Written written =
                scenario.given(person()).when(Said.at(T0).encounter("stay", "IMP", T0.minus(Duration.ofDays(1)), null));
        assertThat(written.decisions()).isEmpty();
        assertThat(written.signals()).isEmpty();
    }

    @Test
    void anAlertThatNobodyIsShownEscalatesByItsTimer() {
        with("cardiac", "escalate:\n", "escalate:\n  cardiac/troponin-rise:\n    after: 2 h\n    to: cardiology\n");
        AlertId id = raised();
        assertThat(scenario.clockGoesOn(Duration.ofMinutes(119)).alerts()).isEmpty();
        Written further = scenario.clockGoesOn(Duration.ofMinutes(2));
        assertThat(further.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.episode().id()).isEqualTo(id);
            assertThat(alert.episode().revision()).isEqualTo(2);
            assertThat(alert.episode().indicator()).isEqualTo(Indicator.CRITICAL);
            assertThat(alert.episode().escalated()).isNotNull();
        });
        assertThat(further.openAlerts()).hasSize(1);
    }

    @Test
    void anAlertThatSomebodyWasShownDoesNotEscalate() {
        with("cardiac", "escalate:\n", "escalate:\n  cardiac/troponin-rise:\n    after: 2 h\n");
        AlertId id = raised();
        scenario.when(Said.at(T1.plusSeconds(60)).shown(id.value(), 1, "dr"));
        assertThat(scenario.clockGoesOn(Duration.ofHours(5)).alerts()).isEmpty();
    }

    private void with(String pack, String find, String replace) {
        scenario.close();
        scenario = Scenario.withPack(pack, find, replace, T1.plusSeconds(1), stateDir);
    }

    private AlertId raised() {
        Alert open = scenario.given(person(), first("14"))
                .when(second("41"))
                .alerts()
                .getFirst();
        assertThat(open).isInstanceOf(Alert.Open.class);
        return open.episode().id();
    }

    private static PatientEvent snooze(AlertId id, @Nullable Instant until, boolean newData) {
        Instant at = T1.plusSeconds(60);
        return Said.at(at).snooze(id.value(), new Snooze("dr", at, until, newData, null));
    }
}
