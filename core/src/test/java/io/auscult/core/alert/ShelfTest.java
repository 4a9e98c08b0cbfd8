package io.auscult.core.alert;

import static io.auscult.core.alert.OnTheShelf.NOW;
import static io.auscult.core.alert.OnTheShelf.OTHER_RULE;
import static io.auscult.core.alert.OnTheShelf.RULE;
import static io.auscult.core.alert.OnTheShelf.sorted;
import static io.auscult.core.decision.Indicator.CRITICAL;
import static io.auscult.core.decision.Indicator.INFO;
import static io.auscult.core.decision.Indicator.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.Answer;
import io.auscult.core.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShelfTest {
    private static final Viewer CARDIOLOGIST =
            new Viewer("carla", "inbox", Set.of("physician"), Set.of("cardiology"), Set.of("4W"), Set.of("heart"));
    private static final Viewer NURSE = new Viewer("nils", "inbox", Set.of("nurse"), Set.of(), Set.of("4W"), Set.of());
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void withoutAnyPolicyAllIsShownMostUrgentAndNewestFirst() {
        OnTheShelf shelf = new OnTheShelf()
                .open("info", INFO)
                .open("older", RULE, CRITICAL, NOW.minusSeconds(60))
                .open("newer", RULE, CRITICAL, NOW);

        assertThat(shelf.shown()).containsExactly("newer", "older", "info");
    }

    @Test
    void whatIsInShadowOrOffIsNotShownAndSaysSo() {
        OnTheShelf shelf = new OnTheShelf().open("a", CRITICAL).mode(RULE, Mode.SHADOW);

        assertThat(shelf.deferral("a").rule()).isEqualTo(Shelf.MODE);
        assertThat(Shelf.isHidden(shelf.deferral("a"))).isTrue();
        assertThat(shelf.mode(RULE, Mode.OFF).deferral("a").sentence()).isEqualTo("Switched off.");
    }

    @Test
    void anAudienceByRoleAndSpecialtyLeavesOthersOut() {
        OnTheShelf shelf = new OnTheShelf()
                .open("a", WARNING)
                .policy(OnTheShelf.audience(audience(sorted("physician"), sorted("cardiology"), sorted(), sorted())));

        assertThat(shelf.viewer(CARDIOLOGIST).shown()).containsExactly("a");
        assertThat(shelf.viewer(NURSE).deferral("a").sentence()).isEqualTo("It is for the roles physician.");
        Viewer generalist = new Viewer("gus", "inbox", Set.of("physician"), Set.of(), Set.of(), Set.of());
        assertThat(shelf.viewer(generalist).deferral("a").sentence())
                .isEqualTo("It is for the specialties cardiology.");
    }

    @Test
    void somebodyUnknownSeesWhatTheAudienceLeavesOpen() {
        OnTheShelf shelf = new OnTheShelf()
                .viewer(new Viewer("Practitioner/unknown", "cds-hooks"))
                .open("for-physicians", RULE, WARNING, NOW)
                .open("for-all", OTHER_RULE, WARNING, NOW)
                .policy(OnTheShelf.audience(audience(sorted("physician"), sorted(), sorted(), sorted())));

        assertThat(shelf.shown()).containsExactly("for-all");
        assertThat(shelf.deferral("for-physicians").rule()).isEqualTo(Shelf.AUDIENCE);
        assertThat(shelf.deferral("for-physicians").until()).isNull();
    }

    @Test
    void includedUsersSeeItAndExcludedOnesDoNotWhateverTheirRole() {
        Audience audience =
                new Audience(sorted("physician"), sorted(), sorted(), new TreeSet<>(), sorted("nils"), sorted("carla"));
        OnTheShelf shelf = new OnTheShelf().open("a", WARNING).policy(OnTheShelf.audience(audience));

        assertThat(shelf.viewer(NURSE).shown()).containsExactly("a");
        assertThat(shelf.viewer(CARDIOLOGIST).shown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4W, 4W, true", "4W, ICU, false", "4W, , false", "own, 4W, true", "own, ICU, false", "own, , true"})
    void anAudienceByWardIsAboutWhereThePatientLies(String named, String patientsWard, boolean shown) {
        OnTheShelf shelf = new OnTheShelf()
                .viewer(NURSE)
                .open("a", WARNING)
                .patient("a", patientsWard, EncounterClass.INPATIENT)
                .policy(OnTheShelf.audience(audience(sorted(), sorted(), sorted(named), sorted())));

        assertThat(!shelf.shown().isEmpty()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"INPATIENT, true", "EMERGENCY, false", ", false"})
    void anAudienceByEncounterIsAboutTheVisitThePatientIsIn(EncounterClass encounter, boolean shown) {
        Audience audience = new Audience(
                sorted(), sorted(), sorted(), new TreeSet<>(Set.of(EncounterClass.INPATIENT)), sorted(), sorted());
        OnTheShelf shelf = new OnTheShelf()
                .open("a", WARNING)
                .patient("a", null, encounter)
                .policy(OnTheShelf.audience(audience));

        assertThat(!shelf.shown().isEmpty()).isEqualTo(shown);
    }

    @Test
    void whoAnsweredIsLeftInPeaceForTheSpanOfTheirReasonAndOthersAreNot() {
        AnswerSpans spans = new AnswerSpans(DAY, Map.of("patient-refuses", Duration.ofDays(30)));
        OnTheShelf shelf = new OnTheShelf()
                .open("a", WARNING)
                .answered("a", new PastAnswer("anna", Set.of(), "patient-refuses", NOW.minus(DAY)))
                .policy(OnTheShelf.lockOut(spans, AnswerSpans.NONE));

        assertThat(shelf.deferral("a").rule()).isEqualTo(Shelf.USER_LOCK_OUT);
        assertThat(shelf.deferral("a").until()).isEqualTo(NOW.plus(Duration.ofDays(29)));
        assertThat(shelf.viewer(CARDIOLOGIST).shown()).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void aLockOutEndsWithItsLastSecond(long secondsAfterTheEnd, boolean shown) {
        OnTheShelf shelf = new OnTheShelf()
                .open("a", WARNING)
                .answered("a", new PastAnswer("anna", Set.of(), "", NOW))
                .policy(OnTheShelf.lockOut(new AnswerSpans(DAY, Map.of()), AnswerSpans.NONE))
                .at(NOW.plus(DAY).plusSeconds(secondsAfterTheEnd));

        assertThat(!shelf.shown().isEmpty()).isEqualTo(shown);
    }

    @Test
    void aTeamIsLeftInPeaceAfterOneOfItAnswered() {
        OnTheShelf shelf = new OnTheShelf()
                .viewer(CARDIOLOGIST)
                .open("a", WARNING)
                .answered("a", new PastAnswer("chris", Set.of("heart", "night"), "", NOW))
                .policy(OnTheShelf.lockOut(AnswerSpans.NONE, new AnswerSpans(DAY, Map.of())));

        assertThat(shelf.deferral("a").rule()).isEqualTo(Shelf.TEAM_LOCK_OUT);
        assertThat(shelf.viewer(NURSE).shown()).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T21:59:59, true, ",
        "2026-03-10T22:00:00, false, 2026-03-11T05:00:00Z",
        "2026-03-11T05:59:59, false, 2026-03-11T05:00:00Z",
        "2026-03-11T06:00:00, true, ",
        "2026-03-11T12:00:00, true, "
    })
    void passiveAlertsWaitThroughTheNight(String local, boolean shown, Instant until) {
        OnTheShelf shelf = new OnTheShelf()
                .open("a", INFO)
                .policy(OnTheShelf.quiet("22:00", "06:00"))
                .at(local);

        assertThat(!shelf.shown().isEmpty()).isEqualTo(shown);
        if (!shown) {
            assertThat(shelf.deferral("a").until()).isEqualTo(until);
            assertThat(shelf.deferral("a").sentence())
                    .isEqualTo("Quiet hours from 22:00 to 06:00: passive alerts wait.");
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10T12:29:59, true", "2026-03-10T12:30:00, false", "2026-03-10T13:00:00, true"})
    void quietHoursMayAlsoBeWithinADay(String local, boolean shown) {
        OnTheShelf shelf = new OnTheShelf()
                .open("a", INFO)
                .policy(OnTheShelf.quiet("12:30", "13:00"))
                .at(local);

        assertThat(!shelf.shown().isEmpty()).isEqualTo(shown);
    }

    @Test
    void quietHoursAreForPassiveAlertsOnly() {
        OnTheShelf shelf = new OnTheShelf()
                .open("info", INFO)
                .open("warning", WARNING)
                .open("critical", CRITICAL)
                .policy(OnTheShelf.quiet("00:00", "23:59"));

        assertThat(shelf.shown()).containsExactly("critical", "warning");
    }

    /** On 29 March 2026 the clock in Vienna goes from 02:00 to 03:00, which is 01:00 UTC. */
    @ParameterizedTest
    @CsvSource({
        "22:00, 06:00, 2026-03-29T00:30:00Z, 2026-03-29T04:00:00Z",
        "22:00, 02:30, 2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z",
        "22:00, 02:30, 2026-03-29T01:00:00Z, ",
        "02:30, 04:00, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "02:10, 02:50, 2026-03-29T01:00:00Z, "
    })
    void inTheNightOfTheSpringChangeASkippedTimeIsTheMomentOfTheChange(
            String from, String to, Instant now, Instant until) {
        assertQuiet(from, to, now, until);
    }

    /** On 25 October 2026 the clock in Vienna goes from 03:00 back to 02:00, which is 01:00 UTC. */
    @ParameterizedTest
    @CsvSource({
        "22:00, 06:00, 2026-10-24T20:00:00Z, 2026-10-25T05:00:00Z",
        "22:00, 02:30, 2026-10-25T00:45:00Z, 2026-10-25T01:30:00Z",
        "22:00, 02:30, 2026-10-25T01:29:59Z, 2026-10-25T01:30:00Z",
        "22:00, 02:30, 2026-10-25T01:30:00Z, ",
        "02:30, 06:00, 2026-10-25T00:30:00Z, 2026-10-25T05:00:00Z",
        "02:30, 06:00, 2026-10-25T01:10:00Z, 2026-10-25T05:00:00Z",
        "02:30, 06:00, 2026-10-25T00:29:59Z, "
    })
    void inTheNightOfTheAutumnChangeQuietLastsFromTheFirstToTheSecond(
            String from, String to, Instant now, Instant until) {
        assertQuiet(from, to, now, until);
    }

    private static void assertQuiet(String from, String to, Instant now, Instant until) {
        OnTheShelf shelf = new OnTheShelf()
                .open("a", INFO)
                .policy(OnTheShelf.quiet(from, to))
                .at(now);
        if (until == null) {
            assertThat(shelf.shown()).containsExactly("a");
        } else {
            assertThat(shelf.deferral("a").until()).isEqualTo(until);
        }
    }

    @Test
    void ofABudgetTheMostImportantPassAndTheOthersWait() {
        OnTheShelf shelf = new OnTheShelf()
                .open("info", INFO)
                .open("older", RULE, WARNING, NOW.minusSeconds(60))
                .open("newer", RULE, WARNING, NOW)
                .policy(OnTheShelf.budgets(OnTheShelf.perClinician(2, DAY)));

        assertThat(shelf.shown()).containsExactly("newer", "older");
        assertThat(shelf.deferral("info").rule()).isEqualTo(Shelf.BUDGET);
        assertThat(shelf.deferral("info").sentence())
                .isEqualTo(
                        "The budget of a clinician, 2 alerts within 1 d, is spent on more important or newer alerts.");
        assertThat(shelf.deferral("info").until()).isEqualTo(NOW.plus(DAY));
    }

    @Test
    void criticalAlertsNeitherNeedNorSpendABudget() {
        OnTheShelf shelf = new OnTheShelf()
                .open("c1", CRITICAL)
                .open("c2", CRITICAL)
                .open("warning", WARNING)
                .policy(OnTheShelf.budgets(OnTheShelf.perClinician(1, DAY)))
                .seen(new PastSighting(new AlertId("c0"), 1, RULE, CRITICAL, "anna", null, NOW.minusSeconds(5)));

        assertThat(shelf.shown()).containsExactly("c1", "c2", "warning");
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true"})
    void aSightingLeavesTheSpanWithItsLastSecond(long secondsAfterTheEnd, boolean shown) {
        OnTheShelf shelf = new OnTheShelf()
                .open("a", WARNING)
                .seen("gone", 1, "anna", null, NOW)
                .policy(OnTheShelf.budgets(OnTheShelf.perClinician(1, DAY)))
                .at(NOW.plus(DAY).plusSeconds(secondsAfterTheEnd));

        assertThat(!shelf.shown().isEmpty()).isEqualTo(shown);
    }

    @Test
    void whatWasShownBeforeInTheSameRevisionDoesNotSpendAgain() {
        OnTheShelf shelf = new OnTheShelf()
                .open("a", WARNING)
                .open("b", WARNING)
                .seen("b", 1, "anna", null, NOW.minusSeconds(60))
                .seen("b", 1, "anna", null, NOW.minusSeconds(30))
                .policy(OnTheShelf.budgets(OnTheShelf.perClinician(1, DAY)));

        assertThat(shelf.shown()).containsExactly("b");
        assertThat(shelf.deferral("a").until()).isEqualTo(NOW.minusSeconds(60).plus(DAY));
    }

    @Test
    void aNewRevisionSpendsAnew() {
        OnTheShelf shelf = new OnTheShelf()
                .open("a", WARNING)
                .seen("a", 0, "anna", null, NOW.minusSeconds(60))
                .policy(OnTheShelf.budgets(OnTheShelf.perClinician(1, DAY)));

        assertThat(shelf.deferral("a").rule()).isEqualTo(Shelf.BUDGET);
    }

    @Test
    void whatOthersWereShownSpendsTheWardsBudgetAndNotTheClinicians() {
        OnTheShelf shelf = new OnTheShelf()
                .open("a", WARNING)
                .patient("a", "4W", EncounterClass.INPATIENT)
                .seen("x", 1, "nils", "4W", NOW.minusSeconds(60))
                .seen("y", 1, "nils", "ICU", NOW.minusSeconds(50));

        assertThat(shelf.policy(OnTheShelf.budgets(OnTheShelf.perClinician(1, DAY)))
                        .shown())
                .containsExactly("a");
        assertThat(shelf.policy(OnTheShelf.budgets(OnTheShelf.perWard(2, DAY))).shown())
                .containsExactly("a");
        assertThat(shelf.policy(OnTheShelf.budgets(OnTheShelf.perWard(1, DAY)))
                        .deferral("a")
                        .rule())
                .isEqualTo(Shelf.BUDGET);
    }

    @Test
    void aPatientOnNoWardSpendsNoWardsBudget() {
        OnTheShelf shelf = new OnTheShelf()
                .open("a", WARNING)
                .open("b", WARNING)
                .policy(OnTheShelf.budgets(OnTheShelf.perWard(1, DAY)));

        assertThat(shelf.shown()).containsExactly("a", "b");
    }

    @Test
    void anAlertThatOneBudgetRefusesSpendsOfNoOther() {
        Budget site = new Budget("policy", Budget.Whose.CLINICIAN, 2, DAY);
        Budget own = new Budget("cardiac/statin", Budget.Whose.CLINICIAN, 1, DAY);
        OnTheShelf shelf = new OnTheShelf()
                .open("a1", RULE, WARNING, NOW)
                .open("a2", RULE, WARNING, NOW.minusSeconds(1))
                .open("b", OTHER_RULE, WARNING, NOW.minusSeconds(2))
                .policy(RULE, OnTheShelf.budgets(own, site))
                .policy(OTHER_RULE, OnTheShelf.budgets(site));

        assertThat(shelf.shown()).containsExactly("a1", "b");
    }

    @Test
    void thoseDeferredByABudgetAreToldOneAfterTheOtherWhenThereIsRoom() {
        OnTheShelf shelf = new OnTheShelf()
                .open("a", WARNING)
                .open("b", WARNING)
                .seen("x", 1, "anna", null, NOW.minus(Duration.ofHours(20)))
                .seen("y", 1, "anna", null, NOW.minus(Duration.ofHours(10)))
                .policy(OnTheShelf.budgets(OnTheShelf.perClinician(2, DAY)));

        assertThat(shelf.deferral("a").until()).isEqualTo(NOW.plus(Duration.ofHours(4)));
        assertThat(shelf.deferral("b").until()).isEqualTo(NOW.plus(Duration.ofHours(14)));
    }

    @Test
    void aStagedReleaseIsLiveOnItsWardsAndInShadowElsewhere() {
        OnTheShelf shelf = new OnTheShelf()
                .open("here", CRITICAL)
                .open("there", CRITICAL)
                .open("nowhere", CRITICAL)
                .patient("here", "4W", EncounterClass.INPATIENT)
                .patient("there", "ICU", EncounterClass.INPATIENT)
                .policy(OnTheShelf.staged("4W"));

        assertThat(shelf.shown()).containsExactly("here");
        assertThat(shelf.deferral("there").rule()).isEqualTo(Shelf.STAGED_RELEASE);
        assertThat(shelf.deferral("there").sentence()).isEqualTo("In shadow, except for patients on the wards 4W.");
        assertThat(Shelf.isHidden(shelf.deferral("nowhere"))).isTrue();
    }

    @Test
    void whatIsOverIsToldWhateverHourItIsAndWhateverWasSpent() {
        Alert.Open open = OnTheShelf.alert("a", RULE, INFO, NOW);
        Answer answer = new Answer(Answer.Outcome.ACCEPTED, "anna", NOW, null, null);
        OnTheShelf shelf = new OnTheShelf()
                .with(open.answer(answer))
                .policy(OnTheShelf.policy(
                        new QuietHours(java.time.LocalTime.MIDNIGHT, java.time.LocalTime.of(23, 59)),
                        java.util.List.of(OnTheShelf.perClinician(1, DAY))))
                .seen("x", 1, "anna", null, NOW.minusSeconds(1));

        assertThat(shelf.shown()).containsExactly("a");
    }

    private static Audience audience(
            java.util.SortedSet<String> roles,
            java.util.SortedSet<String> specialties,
            java.util.SortedSet<String> wards,
            java.util.SortedSet<String> include) {
        return new Audience(roles, specialties, wards, new TreeSet<>(), include, sorted());
    }
}
