package io.auscult.streams.topology;

import static io.auscult.streams.topology.Rise.ELECSYS;
import static io.auscult.streams.topology.Rise.T0;
import static io.auscult.streams.topology.Rise.T1;
import static io.auscult.streams.topology.Rise.TROPONIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.Alert;
import io.auscult.core.chart.Fact;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.event.Answer;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.PatientId;
import io.auscult.streams.topology.Scenario.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two records become one, and part again, with all that stands on them. */
class MergeTest {
    private static final PatientId RETIRED = new PatientId("a".repeat(32));
    private static final PatientId SURVIVOR = new PatientId("b".repeat(32));
    private static final PatientId LAST = new PatientId("c".repeat(32));

    @TempDir
    Path stateDir;

    private Scenario scenario;

    @BeforeEach
    void start() {
        scenario = Scenario.at(T1, stateDir);
    }

    @AfterEach
    void stop() {
        scenario.close();
    }

    @Test
    void decidesOnBothRecordsTogether() {
        scenario.given(person(SURVIVOR), person(RETIRED), first(RETIRED), second(SURVIVOR));
        Written written = scenario.when(merge(5));
        assertThat(written.alerts()).singleElement().isInstanceOf(Alert.Open.class);
        assertThat(scenario.chart(SURVIVOR))
                .extracting(Fact::key)
                .anySatisfy(key -> assertThat(key.reportedUnder()).contains(RETIRED));
    }

    @Test
    void goesOnWithAnOpenAlertUnderItsId() {
        scenario.given(person(RETIRED), person(SURVIVOR), first(RETIRED));
        Alert raised = scenario.when(second(RETIRED)).alerts().getFirst();
        Written written = scenario.when(merge(5));
        assertThat(scenario.book(RETIRED).open()).isEmpty();
        assertThat(scenario.book(SURVIVOR).open())
                .singleElement()
                .satisfies(open -> assertThat(open.episode().id())
                        .isEqualTo(raised.episode().id()));
        assertThat(written.openAlerts()).contains((List<Alert>) null).hasSize(2);
    }

    @Test
    void keepsALockOut() {
        scenario.given(person(RETIRED), person(SURVIVOR), first(RETIRED));
        Alert raised = scenario.when(second(RETIRED)).alerts().getFirst();
        scenario.given(at(RETIRED, 60).answer(raised.episode().id().value(), Answer.Outcome.OVERRIDDEN, "dr"));
        Written written = scenario.when(merge(65));
        assertThat(written.decisions()).anyMatch(Withhold.class::isInstance);
        assertThat(scenario.book(SURVIVOR).open()).isEmpty();
        assertThat(scenario.book(SURVIVOR).answers()).hasSize(1);
    }

    @Test
    void passesOnWhatArrivesForTheRetiredId() {
        scenario.given(person(RETIRED), person(SURVIVOR), first(SURVIVOR), merge(5));
        Written written = scenario.when(second(RETIRED));
        assertThat(written.alerts()).singleElement().isInstanceOf(Alert.Open.class);
        assertThat(scenario.book(RETIRED).open()).isEmpty();
        assertThat(scenario.signals(RETIRED)).isEmpty();
    }

    @Test
    void passesOnAnAnswerThatNamesTheRetiredId() {
        scenario.given(person(RETIRED), person(SURVIVOR), first(RETIRED));
        Alert raised = scenario.when(second(RETIRED)).alerts().getFirst();
        scenario.given(merge(5));
        Written written =
                scenario.when(at(RETIRED, 60).answer(raised.episode().id().value(), Answer.Outcome.ACCEPTED, "dr"));
        assertThat(written.alerts()).anyMatch(Alert.Acknowledged.class::isInstance);
    }

    @Test
    void givesAlertAndLockOutBackWhenTheMergeIsTakenBack() {
        scenario.given(person(RETIRED), person(SURVIVOR), first(RETIRED));
        Alert raised = scenario.when(second(RETIRED)).alerts().getFirst();
        scenario.given(merge(5));
        scenario.given(at(SURVIVOR, 60).answer(raised.episode().id().value(), Answer.Outcome.OVERRIDDEN, "dr"));
        scenario.given(at(RETIRED, 70).unmerged());
        assertThat(scenario.book(RETIRED).answers()).hasSize(1);
        assertThat(scenario.book(SURVIVOR).answers()).isEmpty();
        assertThat(scenario.chart(SURVIVOR)).noneMatch(fact -> fact.key().moved());
    }

    @Test
    void followsAChainAndTakesOutItsFirstLink() {
        scenario.given(person(RETIRED), person(SURVIVOR), person(LAST), first(RETIRED), second(RETIRED));
        scenario.given(merge(5), at(SURVIVOR, 10).mergedInto(LAST));
        assertThat(scenario.book(LAST).open()).hasSize(1);
        scenario.given(at(RETIRED, 20).unmerged());
        assertThat(scenario.book(LAST).open()).isEmpty();
        assertThat(scenario.book(RETIRED).open()).hasSize(1);
        assertThat(scenario.chart(LAST))
                .allSatisfy(fact -> assertThat(fact.key().reportedUnder()).isNotEqualTo(Optional.of(RETIRED)));
    }

    @Test
    void movesOnToAnotherSurvivorWhenTheMergeIsCorrected() {
        scenario.given(person(RETIRED), person(SURVIVOR), person(LAST), first(RETIRED), second(RETIRED), merge(5));
        scenario.given(at(RETIRED, 10).mergedInto(LAST));
        assertThat(scenario.book(SURVIVOR).open()).isEmpty();
        assertThat(scenario.book(LAST).open()).hasSize(1);
        assertThat(scenario.chart(SURVIVOR)).noneMatch(fact -> fact.key().moved());
    }

    @Test
    void ignoresAnOlderMergeThatComesLate() {
        scenario.given(
                person(RETIRED),
                person(SURVIVOR),
                first(RETIRED),
                at(RETIRED, 70).unmerged());
        scenario.given(merge(5));
        assertThat(scenario.chart(SURVIVOR)).noneMatch(fact -> fact.key().moved());
    }

    @Test
    void turnsAMergeRoundWhenTheOtherWayIsSaidLater() {
        scenario.given(person(RETIRED), person(SURVIVOR), first(RETIRED), merge(5));
        scenario.given(at(SURVIVOR, 10).mergedInto(RETIRED));
        scenario.given(second(SURVIVOR));
        assertThat(scenario.book(RETIRED).open()).hasSize(1);
        assertThat(scenario.book(SURVIVOR).open()).isEmpty();
        assertThat(scenario.signals(SURVIVOR)).isEmpty();
        assertThat(scenario.chart(RETIRED))
                .extracting(fact -> fact.key().value())
                .contains("t0", "moved:" + SURVIVOR + ":t1");
    }

    @Test
    void turnsAMergeRoundWithItsAlert() {
        scenario.given(person(RETIRED), person(SURVIVOR), first(RETIRED), second(RETIRED), merge(5));
        scenario.given(at(RETIRED, 9).unmerged(), at(SURVIVOR, 10).mergedInto(RETIRED));
        assertThat(scenario.book(RETIRED).open()).hasSize(1);
        assertThat(scenario.book(SURVIVOR).open()).isEmpty();
    }

    @Test
    void opensACircleOfThree() {
        scenario.given(person(RETIRED), person(SURVIVOR), person(LAST), first(RETIRED), second(RETIRED));
        scenario.given(merge(5), at(SURVIVOR, 10).mergedInto(LAST), at(LAST, 15).mergedInto(RETIRED));
        List<Integer> open = List.of(
                scenario.book(RETIRED).open().size(),
                scenario.book(SURVIVOR).open().size(),
                scenario.book(LAST).open().size());
        assertThat(open).containsExactlyInAnyOrder(1, 0, 0);
    }

    @Test
    void refusesAMergeIntoItself() {
        Written written = scenario.given(person(RETIRED)).when(at(RETIRED, 10).mergedInto(RETIRED));
        assertThat(written.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).contains("into itself"));
    }

    @Test
    void forgetsAnErasedPatientAndBeginsAnew() {
        scenario.given(person(RETIRED), first(RETIRED), second(RETIRED));
        Written written = scenario.when(at(RETIRED, 60).erased());
        assertThat(scenario.remembers(RETIRED)).isZero();
        assertThat(written.openAlerts()).containsExactly((List<Alert>) null);
        scenario.given(at(RETIRED, 70).person(Sex.MALE, "1960-01-01"));
        assertThat(scenario.chart(RETIRED)).hasSize(1);
    }

    @Test
    void takesAnErasedRecordOutOfItsSurvivor() {
        scenario.given(person(RETIRED), person(SURVIVOR), first(RETIRED), second(RETIRED), merge(5));
        Written written = scenario.when(at(RETIRED, 60).erased());
        assertThat(scenario.remembers(RETIRED)).isZero();
        assertThat(scenario.chart(SURVIVOR)).noneMatch(fact -> fact.key().moved());
        assertThat(written.alerts()).anyMatch(Alert.Withdrawn.class::isInstance);
    }

    private static Said at(PatientId patient, int seconds) {
        return Said.at(T1.plusSeconds(seconds)).of(patient);
    }

    private static PatientEvent merge(int seconds) {
        return at(RETIRED, seconds).mergedInto(SURVIVOR);
    }

    private static PatientEvent person(PatientId patient) {
        return Said.at(T0).of(patient).person(Sex.MALE, "1960-01-01");
    }

    private static PatientEvent first(PatientId patient) {
        return Said.at(T0).of(patient).byMethod(ELECSYS).result("t0", TROPONIN, "14", "ng/L", T0);
    }

    private static PatientEvent second(PatientId patient) {
        return Said.at(T1).of(patient).byMethod(ELECSYS).result("t1", TROPONIN, "41", "ng/L", T1);
    }
}
