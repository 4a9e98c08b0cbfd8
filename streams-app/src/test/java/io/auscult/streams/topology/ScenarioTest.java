package io.auscult.streams.topology;

import static io.auscult.core.fixture.Said.PATIENT;
import static io.auscult.streams.topology.Rise.ELECSYS;
import static io.auscult.streams.topology.Rise.T0;
import static io.auscult.streams.topology.Rise.T1;
import static io.auscult.streams.topology.Rise.TROPONIN;
import static io.auscult.streams.topology.Rise.first;
import static io.auscult.streams.topology.Rise.person;
import static io.auscult.streams.topology.Rise.second;
import static io.auscult.streams.topology.Rise.troponin;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.event.Answer;
import io.auscult.core.event.PatientEvent.TimePassed;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTest {
    private static final String RISE = "cardiac/troponin-rise";

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
    void raisesAnAlertOnATroponinRise() {
        var written = scenario.given(person(), first("14")).when(second("41"));
        assertThat(written.alerts()).singleElement().isInstanceOfSatisfying(Alert.Open.class, open -> {
            assertThat(open.episode().rule().value()).isEqualTo(RISE);
            assertThat(open.episode().raise().mode()).isEqualTo(Mode.LIVE);
        });
        assertThat(written.openAlerts()).hasSize(1);
        assertThat(written.decisions()).hasSize(1);
    }

    @Test
    void staysQuietOnAFlatTroponin() {
        var written = scenario.given(person(), first("9")).when(second("10"));
        assertThat(written.alerts()).isEmpty();
        assertThat(written.signals()).isNotEmpty();
    }

    @Test
    void withdrawsTheAlertWhenTheResultIsCorrected() {
        var written = scenario.given(person(), first("9"), second("86"))
                .when(troponin(T1.plusSeconds(600)).withStatus("corrected").result("t1", TROPONIN, "9.6", "ng/L", T1));
        assertThat(written.alerts()).singleElement().isInstanceOf(Alert.Withdrawn.class);
        assertThat(written.openAlerts()).hasSize(1).first().isNull();
    }

    @Test
    void writesNothingForTheSameMessageAgain() {
        scenario.given(person(), first("14"), second("41"));
        var again = scenario.when(first("14"), second("41"));
        assertThat(again.signals()).isEmpty();
        assertThat(again.decisions()).isEmpty();
        assertThat(again.alerts()).isEmpty();
        assertThat(scenario.counts()).containsEntry("superseded", 2);
    }

    @Test
    void keepsAnAnswerAndHoldsTheRuleBack() {
        Alert open = raised();
        var written = scenario.when(
                Said.at(T1.plusSeconds(60)).answer(open.episode().id().value(), Answer.Outcome.OVERRIDDEN, "dr"));
        assertThat(written.alerts()).singleElement().isInstanceOf(Alert.Acknowledged.class);
        assertThat(written.decisions())
                .filteredOn(Withhold.class::isInstance)
                .extracting(Decision::rule)
                .extracting(Object::toString)
                .containsExactly(RISE);
    }

    @Test
    void decidesWhenALockOutHasEndedThoughAnotherEventComesBeforeTheTimer() {
        Alert open = raised();
        String id = open.episode().id().value();
        scenario.when(Said.at(T1.plusSeconds(60)).answer(id, Answer.Outcome.OVERRIDDEN, "dr"));
        Instant corrected = T1.plus(Duration.ofHours(3));
        assertThat(scenario.when(troponin(corrected).withStatus("corrected").result("t1", TROPONIN, "60", "ng/L", T1))
                        .alerts())
                .isEmpty();
        Instant afterLockOut = T1.plus(Duration.ofHours(13));
        var written = scenario.when(Said.at(afterLockOut).shown(id, 1, "dr"));
        assertThat(written.alerts()).last().isInstanceOf(Alert.Open.class);
    }

    @Test
    void theSameResultDoesNotSpeakAgainWhenItsLockOutHasEnded() {
        Alert open = scenario.given(person(), first("14"))
                .when(second("41"))
                .alerts()
                .getFirst();
        String id = open.episode().id().value();
        scenario.when(Said.at(T1.plusSeconds(60)).answer(id, Answer.Outcome.OVERRIDDEN, "dr"));
        var written = scenario.when(Said.at(T1.plus(Duration.ofHours(13))).shown(id, 1, "dr"));
        assertThat(written.alerts()).noneMatch(Alert.Open.class::isInstance);
        assertThat(written.decisions())
                .filteredOn(Withhold.class::isInstance)
                .singleElement()
                .satisfies(held -> assertThat(held.rationale().sentence()).endsWith("it stays quiet until new data."));
    }

    @Test
    void foldsAnInitialLoadWithoutDecidingAndDecidesItOnceInShadow() {
        Said load = Said.at(T1).asBackfill();
        var loading = scenario.given(load.person(Sex.MALE, "1956-08-07"))
                .when(
                        load.byMethod(ELECSYS).result("t0", TROPONIN, "14", "ng/L", T0),
                        load.byMethod(ELECSYS).result("t1", TROPONIN, "41", "ng/L", T1));
        assertThat(loading.signals()).isEmpty();
        var ended = scenario.when(load.backfillEnded());
        assertThat(ended.decisions())
                .isNotEmpty()
                .allSatisfy(decision -> assertThat(decision)
                        .isInstanceOfSatisfying(
                                Raise.class, raise -> assertThat(raise.mode()).isEqualTo(Mode.SHADOW)));
    }

    @Test
    void takesASecondInitialLoadForWhatItIs() {
        loaded();
        var again = scenario.when(Said.at(T1.plusSeconds(60)).asBackfill().backfillEnded());
        assertThat(again.decisions()).isEmpty();
        assertThat(again.alerts()).isEmpty();
    }

    @Test
    void letsAnAlertOfAnInitialLoadReachCliniciansWithTheFirstLiveEvent() {
        loaded();
        Instant later = T1.plus(Duration.ofHours(1));
        var live = scenario.when(troponin(later).result("t2", TROPONIN, "60", "ng/L", later));
        assertThat(live.alerts())
                .isNotEmpty()
                .last()
                .satisfies(alert -> assertThat(alert.episode().raise().mode()).isEqualTo(Mode.LIVE));
    }

    @Test
    void decidesAMessageOnceAtItsLastEvent() {
        var half =
                scenario.given(person()).when(troponin(T1).withMoreToFollow().result("t0", TROPONIN, "14", "ng/L", T0));
        assertThat(half.signals()).isEmpty();
        assertThat(scenario.when(second("41")).alerts()).hasSize(1);
    }

    @Test
    void keepsWhatItCannotReadAndGoesOn() {
        byte[] garbage = "not an event".getBytes(StandardCharsets.UTF_8);
        var written = scenario.whenUnreadable(PATIENT.value(), garbage, T0);
        assertThat(written.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.original().toBytes()).isEqualTo(garbage));
        var next = scenario.given(person(), first("14")).when(second("41"));
        assertThat(next.alerts()).hasSize(1);
        assertThat(next.signals())
                .filteredOn(Signal.RiskScored.class::isInstance)
                .isNotEmpty()
                .allSatisfy(signal -> assertThat(((Signal.RiskScored) signal).caveats())
                        .anyMatch(caveat -> caveat.contains("incomplete")));
    }

    @Test
    void looksAgainWhenADueTimeHasPassed() {
        scenario.given(person(), first("14"), second("41"));
        var later = scenario.clockGoesOn(Duration.ofDays(4));
        assertThat(later.rung())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event).isInstanceOf(TimePassed.class));
        assertThat(later.alerts()).isNotEmpty().last().isInstanceOf(Alert.Withdrawn.class);
    }

    @Test
    void saysSoWhenAModelFailsAndGoesOn() {
        scenario.close();
        scenario = Scenario.with(new FailingModel(), T0, stateDir);
        var written = scenario.when(person());
        assertThat(written.signals()).singleElement().isInstanceOf(Signal.NotAssessable.class);
    }

    @Test
    void remembersWhoWasShownAnAlert() {
        Alert open = raised();
        var written = scenario.when(
                Said.at(T1.plusSeconds(5)).shown(open.episode().id().value(), 1, "dr"));
        assertThat(written.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.episode().sightings()).hasSize(1));
        assertThat(written.decisions()).isEmpty();
    }

    @Test
    void thatAnAlertWasKeptFromSomebodyChangesNothing() {
        Alert open = raised();
        AlertBook book = scenario.book(Said.PATIENT);
        var written = scenario.when(
                Said.at(T1.plusSeconds(5)).deferred(open.episode().id().value(), 1, "anna"));
        assertThat(written.alerts()).isEmpty();
        assertThat(written.decisions()).isEmpty();
        assertThat(written.signals()).isEmpty();
        assertThat(written.deadLetters()).isEmpty();
        assertThat(scenario.book(Said.PATIENT)).isEqualTo(book);
    }

    private Alert raised() {
        return scenario.given(person(), first("14")).when(second("41")).alerts().getFirst();
    }

    private void loaded() {
        Said load = Said.at(T1).asBackfill();
        scenario.given(
                load.person(Sex.MALE, "1956-08-07"),
                load.byMethod(ELECSYS).result("t0", TROPONIN, "14", "ng/L", T0),
                load.byMethod(ELECSYS).result("t1", TROPONIN, "41", "ng/L", T1),
                load.backfillEnded());
    }

    private static final class FailingModel implements RiskModel {
        @Override
        public ModelRef ref() {
            return new ModelRef("failing", "1");
        }

        @Override
        public Set<ConceptId> reads() {
            return Set.of(ConceptId.DEMOGRAPHICS);
        }

        @Override
        public Signal assess(Chart chart, Instant now) {
            throw new IllegalStateException("made to fail");
        }
    }
}
