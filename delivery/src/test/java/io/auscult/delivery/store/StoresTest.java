package io.auscult.delivery.store;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.BO;
import static io.auscult.delivery.Sample.CLEO;
import static io.auscult.delivery.Sample.NOW;
import static io.auscult.delivery.Sample.PREVENT;
import static io.auscult.delivery.Sample.STATIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.Episode;
import io.auscult.core.alert.Escalated;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.Handover;
import io.auscult.core.event.PatientEvent.AlertHandedOver;
import io.auscult.core.event.Snooze;
import io.auscult.core.event.Times;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Code;
import io.auscult.core.value.Coding;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.Mode;
import io.auscult.core.value.Person;
import io.auscult.delivery.Sample;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.store.DecisionStore.Decided;
import io.auscult.delivery.store.LastLoginStore.LastLogin;
import io.auscult.delivery.store.ReleaseStore.RuleModes;
import io.auscult.delivery.store.SignalStore.Point;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoresTest {
    private Database database = TestDatabase.fresh();
    private Stores stores = Stores.of(database);
    private long place;

    @BeforeEach
    void emptySchema() {
        database = TestDatabase.fresh();
        stores = Stores.of(database);
    }

    @Test
    void givesBackEveryStateOfAnAlertAsItWas() {
        Answer overridden = new Answer(
                Answer.Outcome.OVERRIDDEN,
                "dr-who",
                NOW,
                new Coding(new Code(OverrideReasons.SYSTEM, "patient-refuses"), "Patient refuses"),
                "asked twice");
        List<Alert> states = List.of(
                Sample.open(Sample.statin(), "e1", NOW),
                new Alert.Acknowledged(Sample.episode(Sample.statin(), "e2", 3, NOW), overridden, true),
                new Alert.Snoozed(
                        Sample.episode(Sample.statin(), "e5", 2, NOW),
                        new Snooze("dr-who", NOW, NOW.plusSeconds(60), true, "2.5")),
                new Alert.Open(escalated(Sample.episode(Sample.troponin(), "e6", 2, NOW))),
                new Alert.Withdrawn(
                        Sample.episode(Sample.troponin(), "e3", 1, NOW), "The chart no longer supports it", NOW),
                new Alert.Expired(Sample.episode(Sample.troponin(), "e4", 1, NOW), NOW));
        for (int i = 0; i < states.size(); i++) {
            put(states.get(i), i);
        }

        assertThat(states)
                .allSatisfy(alert -> assertThat(
                                stores.alerts().find(alert.episode().id()).map(PatientAlert::alert))
                        .contains(alert));
    }

    private static Episode escalated(Episode read) {
        return new Episode(
                read.id(),
                read.raise(),
                read.openedBy(),
                read.openedAt(),
                read.revision(),
                read.revisedAt(),
                List.of(),
                new Escalated(NOW, "cardiology"));
    }

    @Test
    void anOlderRecordNeverOverwritesANewerOne() {
        Alert newer =
                Sample.open(Sample.statin(), "e1", NOW).withEpisode(Sample.episode(Sample.statin(), "e1", 2, NOW));
        put(newer, 8);
        put(Sample.open(Sample.statin(), "e1", NOW), 7);

        assertThat(stores.alerts().open()).containsExactly(new PatientAlert(ADA, newer));
    }

    @Test
    void anAlertThatMovedToAnotherPatientIsThere() {
        Alert alert = Sample.open(Sample.statin(), "e1", NOW);
        put(alert, 8);
        database.inTransaction(session -> stores.alerts().put(session, BO, alert, new Position(1, 2, 9, 2)));

        assertThat(stores.alerts().open(ADA)).isEmpty();
        assertThat(stores.alerts().open(BO)).hasSize(1);
    }

    @Test
    void keepsTheNewestSignalAndTheHistoryOfItsScores() {
        Signal first = Sample.prevent(NOW.minus(Duration.ofDays(30)), 0.1);
        Signal second = Sample.prevent(NOW, 0.2);
        put(first, 1);
        put(second, 2);
        put(first, 1);

        assertThat(stores.signals().of(ADA)).containsExactly(second);
        assertThat(stores.signals().history(ADA, PREVENT, "total_cvd"))
                .containsExactly(new Point(first.asOf(), 0.1, "scored"), new Point(NOW, 0.2, "scored"));
    }

    @Test
    void othersPushNothingOutOfAListOfTheNewest() {
        Alert adas = new Alert.Withdrawn(Sample.open(Sample.statin(), "m1", NOW).episode(), "Gone", NOW);
        Alert bos = new Alert.Withdrawn(Sample.open(Sample.statin(), "m2", NOW).episode(), "Gone", NOW.plusSeconds(9));
        put(adas, 1);
        database.inTransaction(session -> stores.alerts().put(session, BO, bos, new Position(0, 2, 2, 2)));

        assertThat(ended(Among.EVERYBODY)).containsExactly(new PatientAlert(BO, bos));
        assertThat(ended(new Among(Set.of(ADA), null, Set.of()))).containsExactly(new PatientAlert(ADA, adas));
        assertThat(ended(new Among(Set.of(ADA, BO), Set.of(ADA), Set.of())))
                .containsExactly(new PatientAlert(ADA, adas));
        assertThat(ended(new Among(Set.of(ADA), Set.of(BO), Set.of()))).isEmpty();

        AlertHandedOver handed = new AlertHandedOver(
                new Envelope("h1", ADA, Times.receivedAt(NOW), "delivery", "h1", false, false),
                adas.episode().id().value(),
                new Handover("carla", "nils", NOW, ""));
        database.inTransaction(session -> stores.handovers().put(session, handed, new Position(0, 3, 3, 3)));

        assertThat(ended(new Among(null, Set.of(CLEO), Set.of("nils")))).containsExactly(new PatientAlert(ADA, adas));
        assertThat(ended(new Among(Set.of(BO), Set.of(CLEO), Set.of("nils")))).isEmpty();
    }

    private List<PatientAlert> ended(Among whom) {
        return stores.alerts().ended("withdrawn", whom, 1);
    }

    @Test
    void theLastLoginOfAUserCounts() {
        stores.lastLogins().put("nils", new LastLogin(Set.of("clinician"), Set.of("4W", "ICU")), NOW);
        stores.lastLogins().put("nils", new LastLogin(Set.of("clinician", "auditor"), Set.of()), NOW.plusSeconds(1));

        assertThat(stores.lastLogins().find("nils")).contains(new LastLogin(Set.of("clinician", "auditor"), Set.of()));
        assertThat(stores.lastLogins().find("carla")).isEmpty();
    }

    @Test
    void listsWhomAModelCouldNotScore() {
        put(Sample.missing(NOW), 1);

        assertThat(stores.signals().notAssessable(List.of(PREVENT), Among.EVERYBODY, 10))
                .singleElement()
                .satisfies(unscored -> assertThat(unscored.signal()).isEqualTo(Sample.missing(NOW)));
    }

    @Test
    void aHoldThatHasEndedIsNoHold() {
        Decision hold = Sample.withheld(NOW.plusSeconds(60));
        database.inTransaction(
                session -> stores.decisions().put(session, ADA, new Decided(hold, NOW), new Position(0, 1, 1, 1)));

        assertThat(stores.decisions().withheld(ADA, NOW)).containsExactly(new Decided(hold, NOW));
        assertThat(stores.decisions().withheld(ADA, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void findsAPersonByAnyIdentifierUntilErased() {
        database.inTransaction(session -> stores.people().put(session, Sample.ada(), new Position(0, 1, 1, 1)));

        assertThat(stores.people().withIdentifier(Sample.MRN)).containsExactly(ADA);
        assertThat(stores.people().withValue("urn:auscult:fhir:", "Patient/ada-1"))
                .containsExactly(ADA);
        assertThat(stores.people().withIdentifier(new Identifier("other", "MRN-4711")))
                .isEmpty();

        database.inTransaction(session -> stores.people().forget(session, ADA));

        assertThat(stores.people().find(ADA)).isEmpty();
        assertThat(stores.people().withIdentifier(Sample.MRN)).isEmpty();
    }

    @Test
    void aModeCountsFromItsTimeOn() {
        RuleModes shadow = new RuleModes(Map.of(STATIN.value(), Mode.SHADOW));
        RuleModes live = new RuleModes(Map.of(STATIN.value(), Mode.LIVE));
        database.inTransaction(session -> {
            stores.releases().put(session, Sample.pack(Mode.SHADOW, NOW.minusSeconds(60)), shadow);
            stores.releases().put(session, Sample.pack(Mode.LIVE, NOW.plusSeconds(60)), live);
            stores.releases().put(session, Sample.deployed(PREVENT, Mode.LIVE, NOW.minusSeconds(60)));
            stores.releases().put(session, Sample.deployed(PREVENT, Mode.OFF, NOW.plusSeconds(60)));
        });

        assertThat(stores.releases().inForce(NOW.minusSeconds(61)).rules()).isEmpty();
        assertThat(stores.releases().inForce(NOW).rules()).containsEntry(STATIN, Mode.SHADOW);
        assertThat(stores.releases().inForce(NOW).models()).containsEntry(PREVENT, Mode.LIVE);
        assertThat(stores.releases().inForce(NOW.plusSeconds(60)).rules()).containsEntry(STATIN, Mode.LIVE);
        assertThat(stores.releases().inForce(NOW.plusSeconds(60)).models()).containsEntry(PREVENT, Mode.OFF);
    }

    @Test
    void aCardMaySayThatNobodyIsListedForHavingNoScore() {
        PackRelease acute = new PackRelease(
                "acute",
                "1.0.0",
                Mode.LIVE,
                NOW.minusSeconds(60),
                Map.of(
                        "bnp.drl",
                        "rule \"acute/bnp\" when $r : RiskScored( model.id == \"nt-probnp\" ) then …",
                        "bnp.md",
                        """
                        ---
                        id: acute/bnp
                        title: NT-proBNP high
                        owner: A role
                        evidence: [site value]
                        indicator: info
                        summary: Look
                        sentence: Because.
                        withoutScore: not listed
                        ---
                        Text.
                        """));
        database.inTransaction(session -> {
            stores.releases().put(session, Sample.pack(Mode.LIVE, NOW.minusSeconds(60)), new RuleModes(Map.of()));
            stores.releases().put(session, acute, new RuleModes(Map.of()));
        });

        assertThat(stores.policies().awaited(NOW)).singleElement().asString().contains("prevent");
        assertThat(stores.policies().titles(NOW)).containsExactly(Map.entry(new RuleId("acute/bnp"), "NT-proBNP high"));
    }

    @Test
    void aReleaseThatIsWrittenASecondTimeIsReadASecondTime() {
        PackRelease release = Sample.pack(Mode.SHADOW, NOW);
        database.inTransaction(session -> stores.releases().put(session, release, modes(Mode.SHADOW)));
        assertThat(stores.releases().inForce(NOW).rules()).containsEntry(STATIN, Mode.SHADOW);

        PackRelease again = release.reaching(Mode.LIVE, Map.of());
        database.inTransaction(session -> stores.releases().put(session, again, modes(Mode.LIVE)));

        assertThat(stores.releases().inForce(NOW).rules()).containsEntry(STATIN, Mode.LIVE);
        assertThat(stores.releases().packOf(STATIN, NOW)).contains(again);
    }

    @Test
    void whatIsTakenBackCountsBeforeItTakesForceAndWhatIsWidenedDoesNot() {
        database.inTransaction(session -> {
            stores.releases().put(session, Sample.pack(Mode.LIVE, NOW.minusSeconds(60)), modes(Mode.LIVE));
            stores.releases().put(session, Sample.pack(Mode.OFF, NOW.plusSeconds(10)), modes(Mode.OFF));
            stores.releases().put(session, Sample.pack(Mode.LIVE, NOW.plusSeconds(900)), modes(Mode.LIVE));
            stores.releases().put(session, Sample.deployed(PREVENT, Mode.LIVE, NOW.minusSeconds(60)));
            stores.releases().put(session, Sample.deployed(PREVENT, Mode.SHADOW, NOW.plusSeconds(10)));
        });

        assertThat(stores.releases().inForce(NOW).rules()).containsEntry(STATIN, Mode.OFF);
        assertThat(stores.releases().inForce(NOW).models()).containsEntry(PREVENT, Mode.SHADOW);
        assertThat(stores.releases().inForce(NOW.plusSeconds(890)).rules()).containsEntry(STATIN, Mode.OFF);
        assertThat(stores.releases().inForce(NOW.plusSeconds(900)).rules()).containsEntry(STATIN, Mode.LIVE);
    }

    @Test
    void aPauseCountsOnlyWhereWhatItStopsStillHolds() {
        PackRelease first = Sample.pack(Mode.LIVE, NOW.minusSeconds(60));
        PackRelease pause = first.paused(NOW.minusSeconds(30), "It ran away");
        PackRelease live = first.decided("informatics", "on again").from(NOW.minusSeconds(20));
        PackRelease late = first.paused(NOW.minusSeconds(10), "It ran away");
        database.inTransaction(session -> {
            stores.releases().put(session, first, modes(Mode.LIVE));
            stores.releases().put(session, late, modes(Mode.OFF));
            stores.releases().put(session, pause, modes(Mode.OFF));
        });
        assertThat(stores.releases().inForce(NOW).rules())
                .as("the first counts, whichever is read first")
                .containsEntry(STATIN, Mode.OFF);
        database.inTransaction(session -> stores.releases().put(session, live, modes(Mode.LIVE)));

        assertThat(stores.releases().inForce(NOW.minusSeconds(25)).rules()).containsEntry(STATIN, Mode.OFF);
        assertThat(stores.releases().inForce(NOW).rules()).containsEntry(STATIN, Mode.LIVE);
        assertThat(stores.releases().packOf(STATIN, NOW)).contains(live);
    }

    @Test
    void keepsWhoSwitchedAPackAndWhyAndGivesTheReleaseBackAsItWas() {
        PackRelease switched = Sample.pack(Mode.LIVE, NOW)
                .reaching(Mode.LIVE, Map.of(STATIN, Mode.SHADOW))
                .decided("informatics", "count first")
                .signed(Map.of("approved:cardiology", "c2lnbmVk"), "cardiology");
        database.inTransaction(session -> stores.releases().put(session, switched, modes(Mode.SHADOW)));

        assertThat(stores.releases().packOf(STATIN, NOW)).contains(switched);
        assertThat(database.query(
                        "select mode, decided_by, why, approved_by from pack_release",
                        row -> List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4))))
                .containsExactly(List.of("live", "informatics", "count first", "cardiology"));
    }

    @Test
    void knowsFilesThatWereReleasedAndNotThoseThatWait() {
        PackRelease pack = Sample.pack(Mode.LIVE, NOW);
        database.inTransaction(session -> {
            stores.releases().put(session, pack.from(PackRelease.NEVER), modes(Mode.LIVE));
            assertThat(stores.releases().knows(session, pack)).isFalse();
            stores.releases().put(session, pack, modes(Mode.LIVE));
            assertThat(stores.releases().knows(session, pack.from(NOW.plusSeconds(1))))
                    .isTrue();
        });
    }

    private static RuleModes modes(Mode mode) {
        return new RuleModes(Map.of(STATIN.value(), mode));
    }

    @Test
    void followsAChainOfMergesToTheEndAndBack() {
        people(
                Sample.merged(ADA, BO),
                Sample.merged(BO, CLEO),
                Sample.person(CLEO, "Okafor", "Cleo", "1962", "female"));

        assertThat(stores.people().survivor(ADA)).isEqualTo(CLEO);
        assertThat(stores.people().survivor(CLEO)).isEqualTo(CLEO);
        assertThat(stores.people().survivorOfEach(List.of(ADA, BO))).containsExactly(CLEO);
        assertThat(stores.people().records(CLEO)).containsExactlyInAnyOrder(ADA, BO, CLEO);
        assertThat(stores.people().records(BO)).containsExactlyInAnyOrder(ADA, BO);

        people(Sample.ada());

        assertThat(stores.people().survivor(ADA)).isEqualTo(ADA);
        assertThat(stores.people().records(CLEO)).containsExactlyInAnyOrder(BO, CLEO);
    }

    @Test
    void recordsMergedInACircleStandForThemselves() {
        people(Sample.merged(ADA, BO), Sample.merged(BO, ADA), Sample.merged(CLEO, ADA));

        assertThat(stores.people().survivor(ADA)).isEqualTo(ADA);
        assertThat(stores.people().survivor(CLEO)).isEqualTo(CLEO);
        assertThat(stores.people().survivorOfEach(List.of(ADA, CLEO))).containsExactly(ADA, CLEO);
        assertThat(stores.people().records(ADA)).containsExactlyInAnyOrder(ADA, BO, CLEO);
    }

    @Test
    void aMergedRecordIsNotAmongTheUnscoredUntilItIsUnmerged() {
        put(Sample.missing(NOW), 1);
        people(Sample.merged(ADA, BO));

        assertThat(stores.signals().notAssessable(List.of(PREVENT), Among.EVERYBODY, 10))
                .isEmpty();

        people(Sample.ada());

        assertThat(stores.signals().notAssessable(List.of(PREVENT), Among.EVERYBODY, 10))
                .hasSize(1);
    }

    @Test
    void ofAnAlertInTwoPartitionsTheLaterCountsWhicheverIsReadFirst() {
        Alert alert = Sample.open(Sample.statin(), "e1", NOW);
        Position opened = new Position(1, 50, 1_000, 7);
        Position moved = new Position(0, 3, 2_000, 9);
        database.inTransaction(session -> {
            stores.alerts().put(session, BO, alert, moved);
            stores.alerts().put(session, ADA, alert, opened);
        });

        assertThat(stores.alerts().open()).containsExactly(new PatientAlert(BO, alert));
    }

    @Test
    void aFeedsNewestReceiptNeverGoesBack() {
        database.inTransaction(session -> {
            stores.feeds().heard(session, "ehr", NOW);
            stores.feeds().heard(session, "ehr", NOW.minusSeconds(5));
        });

        assertThat(stores.feeds().all()).containsExactly(new FeedStore.Feed("ehr", NOW));
    }

    private void people(Person... written) {
        database.inTransaction(session -> {
            for (Person person : written) {
                place++;
                stores.people().put(session, person, new Position(0, place, place, place));
            }
        });
    }

    private void put(Alert alert, long offset) {
        database.inTransaction(
                session -> stores.alerts().put(session, ADA, alert, new Position(0, offset, offset, offset)));
    }

    private void put(Signal signal, long offset) {
        database.inTransaction(
                session -> stores.signals().put(session, ADA, signal, new Position(0, offset, offset, offset)));
    }
}
