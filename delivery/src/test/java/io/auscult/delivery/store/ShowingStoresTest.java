package io.auscult.delivery.store;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.BO;
import static io.auscult.delivery.Sample.CLEO;
import static io.auscult.delivery.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.alert.Acknowledgement;
import io.auscult.core.alert.Alert;
import io.auscult.core.alert.EncounterClass;
import io.auscult.core.alert.ShowPolicy;
import io.auscult.core.alert.Whereabouts;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.EncounterEnded;
import io.auscult.core.event.FactEvent.EncounterRetracted;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.Times;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import io.auscult.delivery.Sample;
import io.auscult.delivery.answer.EventLog.LogUnavailable;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.store.AnswerStore.Given;
import io.auscult.delivery.store.DeferralStore.KeptBack;
import io.auscult.delivery.store.ReleaseStore.RuleModes;
import io.auscult.delivery.store.SightingStore.First;
import io.auscult.delivery.store.SightingStore.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables that the policies of showing ask. */
class ShowingStoresTest {
    private static final Position PLACE = new Position(0, 1, 1, 1);

    private Database database = TestDatabase.fresh();
    private Stores stores = Stores.of(database);

    @BeforeEach
    void emptySchema() {
        database = TestDatabase.fresh();
        stores = Stores.of(database);
    }

    @Test
    void ofTheVersionsOfAVisitTheHighestCountsInWhateverOrderTheyCome() {
        begun(ADA, "1", "ICU", 20, NOW.minusSeconds(9_000));
        begun(ADA, "1", "4W", 10, NOW.minusSeconds(9_000));

        assertThat(place(ADA)).isEqualTo(new Whereabouts("ICU", EncounterClass.INPATIENT));
    }

    @Test
    void ofSeveralVisitsTheOneThatBeganLastSaysWhere() {
        begun(ADA, "1", "4W", 10, NOW.minusSeconds(9_000));
        begun(ADA, "2", "ED", 5, NOW.minusSeconds(60));
        begun(ADA, "3", "OR", 5, NOW.plusSeconds(60));

        assertThat(place(ADA).ward()).isEqualTo("ED");
    }

    @Test
    void aVisitThatIsOverOrNeverWasSaysNothing() {
        begun(ADA, "1", "4W", 10, NOW.minusSeconds(9_000));
        begun(BO, "1", "4W", 10, NOW.minusSeconds(9_000));
        database.inTransaction(session -> {
            stores.encounters()
                    .put(
                            session,
                            new EncounterEnded(
                                    envelope(ADA),
                                    key("1"),
                                    version(11),
                                    CodedText.NONE,
                                    "IMP",
                                    "finished",
                                    new Period(NOW.minusSeconds(9_000), NOW),
                                    "4W"),
                            PLACE);
            stores.encounters()
                    .put(session, new EncounterRetracted(envelope(BO), key("1"), version(11), "cancelled"), PLACE);
        });
        begun(BO, "1", "4W", 10, NOW.minusSeconds(9_000));

        assertThat(stores.encounters().now(List.of(ADA, BO), NOW)).isEmpty();
        assertThat(stores.encounters().namedBy(List.of("4W"))).isEmpty();
    }

    @Test
    void aPatientIsWhereAnyOfTheRecordsMergedIntoTheirsSays() {
        begun(ADA, "1", "4W", 10, NOW.minusSeconds(9_000));
        database.inTransaction(session -> stores.people().put(session, Sample.merged(ADA, BO), PLACE));

        assertThat(place(BO).ward()).isEqualTo("4W");
        assertThat(stores.encounters().now(List.of(CLEO), NOW)).isEmpty();
    }

    @Test
    void anAnswerIsFoundByTheQuestionItWasGivenTo() {
        Alert alert = Sample.open(Sample.statin(), "e1", NOW);
        Answer answer = new Answer(
                Answer.Outcome.OVERRIDDEN,
                "dr-who",
                NOW,
                new Coding(new Code(OverrideReasons.SYSTEM, "patient-refuses"), null),
                null);
        AlertAnswered event =
                new AlertAnswered(envelope(ADA), alert.episode().id().value(), answer);
        database.inTransaction(session -> {
            stores.alerts().put(session, BO, alert, PLACE);
            stores.answers().put(session, event, PLACE);
            stores.answers().put(session, event, PLACE);
        });

        assertThat(stores.answers().given(List.of(BO), NOW.minusSeconds(1)))
                .containsExactly(new Given(
                        BO,
                        Sample.STATIN,
                        alert.episode().subject(),
                        alert.episode().id(),
                        "dr-who",
                        "patient-refuses",
                        NOW));
        assertThat(stores.answers().given(List.of(BO), NOW)).isEmpty();
        assertThat(stores.answers().given(List.of(ADA), NOW.minusSeconds(1))).isEmpty();
    }

    @Test
    void ofSightingsTheFirstOfEachRevisionAndViewerCounts() {
        Alert alert = Sample.open(Sample.statin(), "e1", NOW);
        database.inTransaction(session -> stores.alerts().put(session, ADA, alert, PLACE));
        stores.sightings()
                .keep(List.of(
                        seen("s1", alert, 1, "anna", NOW.minusSeconds(100)),
                        seen("s2", alert, 1, "anna", NOW.minusSeconds(10)),
                        seen("s3", alert, 2, "anna", NOW.minusSeconds(5)),
                        seen("s4", alert, 1, "nils", NOW.minusSeconds(5))));

        assertThat(stores.sightings().first(List.of("anna"), List.of(), List.of(), NOW.minusSeconds(50)))
                .extracting(First::revision)
                .containsExactly(2);
        assertThat(stores.sightings()
                        .first(
                                List.of("anna"),
                                List.of(),
                                List.of(alert.episode().id()),
                                NOW.minusSeconds(50)))
                .extracting(First::at)
                .containsExactlyInAnyOrder(NOW.minusSeconds(100), NOW.minusSeconds(5));
        assertThat(stores.sightings().first(List.of(), List.of(ADA), List.of(), NOW.minusSeconds(200)))
                .hasSize(3);
    }

    @Test
    void aDeferralWaitsUntilTheLogHasItAndIsKeptOnce() {
        KeptBack until = kept("d1", NOW.plusSeconds(60));
        KeptBack open = kept("d2", null);
        stores.deferrals().keep(List.of(until, open));
        stores.deferrals().keep(List.of(until));

        assertThat(stores.deferrals().waiting(10)).containsExactly(until, open);

        assertThatThrownBy(() -> stores.deferrals().publishWaiting(each -> {
                    if (each.equals(open)) {
                        throw new LogUnavailable("away");
                    }
                }))
                .isInstanceOf(LogUnavailable.class);
        assertThat(stores.deferrals().waiting(10)).containsExactly(open);
        database.inTransaction(session -> stores.deferrals().published(session, open, PLACE));

        assertThat(stores.deferrals().waiting(10)).isEmpty();
        assertThat(stores.deferrals().of(ADA)).containsExactly(until, open);
    }

    @Test
    void policiesCountFromTheTimeThatTheirReleaseTakesForce() {
        RuleModes rules = new RuleModes(Map.of(Sample.STATIN.value(), Mode.LIVE));
        database.inTransaction(session -> {
            stores.releases().put(session, pack("cardiac", "clinical", "none", NOW.minusSeconds(60)), rules);
            stores.releases().put(session, pack("cardiac", "clinical", "required", NOW.plusSeconds(60)), rules);
        });

        assertThat(acknowledgement(NOW)).isEqualTo(Acknowledgement.NONE);
        assertThat(acknowledgement(NOW.plusSeconds(60))).isEqualTo(Acknowledgement.REQUIRED);
        assertThat(acknowledgement(NOW)).isEqualTo(Acknowledgement.NONE);
        assertThat(stores.policies().inForce(NOW.minusSeconds(61))).isEmpty();
    }

    @Test
    void thePolicyPackSpeaksForAllAndWhatCannotBeReadForNobody() {
        database.inTransaction(session -> {
            stores.releases()
                    .put(
                            session,
                            pack("cardiac", "clinical", "sometimes", NOW),
                            new RuleModes(Map.of(Sample.STATIN.value(), Mode.LIVE)));
            stores.releases().put(session, pack("policy", "policy", "recommended", NOW), new RuleModes(Map.of()));
        });

        assertThat(acknowledgement(NOW)).isEqualTo(Acknowledgement.RECOMMENDED);
    }

    @Test
    void aFloorRaisedNowHoldsOfAlertsThatTheStreamLetInterruptBefore() {
        PackRelease cardiac = new PackRelease(
                "cardiac",
                "1.0.0",
                Mode.LIVE,
                NOW,
                Map.of("pack.yaml", "id: cardiac\nkind: clinical\n", "statin.md", """
                        ---
                        id: %s
                        owner: A role
                        evidence: [site value]
                        ppv: {value: 20 %%, citation: site value}
                        indicator: warning
                        summary: A statin
                        sentence: Because.
                        ---
                        Text.
                        """.formatted(Sample.STATIN)));
        database.inTransaction(session -> {
            stores.releases().put(session, cardiac, new RuleModes(Map.of(Sample.STATIN.value(), Mode.LIVE)));
            stores.releases().put(session, asking("10 %", NOW), new RuleModes(Map.of()));
            stores.releases().put(session, asking("30 %", NOW.plusSeconds(60)), new RuleModes(Map.of()));
        });

        assertThat(stores.policies().inForce(NOW).get(Sample.STATIN))
                .extracting(ShowPolicy::passiveOnly)
                .isNull();
        assertThat(stores.policies().inForce(NOW.plusSeconds(60)).get(Sample.STATIN))
                .extracting(ShowPolicy::passiveOnly)
                .hasToString(
                        "PassiveOnly[why=It interrupts nobody: its predictive value is 20 %, and this site asks for"
                                + " 30 % or more., ofModelsOnly=false]");
    }

    private static PackRelease asking(String floor, Instant from) {
        return new PackRelease(
                "policy",
                floor,
                Mode.LIVE,
                from,
                Map.of("pack.yaml", "id: policy\nkind: policy\ninterrupt: {ppvAtLeast: " + floor + "}\n"));
    }

    private @Nullable Acknowledgement acknowledgement(Instant at) {
        ShowPolicy policy = stores.policies().inForce(at).get(Sample.STATIN);
        return policy == null ? null : policy.acknowledgement();
    }

    private static PackRelease pack(String id, String kind, String acknowledge, Instant from) {
        String text = "id: %s\nkind: %s\nshow:\n  default:\n    acknowledge: %s\n".formatted(id, kind, acknowledge);
        return new PackRelease(id, "1.0.0", Mode.LIVE, from, Map.of("pack.yaml", text));
    }

    private Whereabouts place(PatientId patient) {
        return stores.encounters().now(List.of(patient), NOW).getOrDefault(patient, Whereabouts.UNKNOWN);
    }

    private void begun(PatientId patient, String visit, String ward, long version, Instant at) {
        EncounterStarted event = new EncounterStarted(
                envelope(patient),
                key(visit),
                version(version),
                CodedText.NONE,
                "IMP",
                "in-progress",
                new Period(at, null),
                ward);
        database.inTransaction(session -> stores.encounters().put(session, event, PLACE));
    }

    private static FactVersion version(long second) {
        return new FactVersion(NOW.plusSeconds(second), 1, "hash");
    }

    private static FactKey key(String visit) {
        return new FactKey("ehr/Encounter/" + visit);
    }

    private static Envelope envelope(PatientId patient) {
        return new Envelope("e-" + patient, patient, Times.receivedAt(NOW), "ehr", "", false, false);
    }

    private static Seen seen(String id, Alert alert, int revision, String viewer, Instant at) {
        return new Seen(id, ADA, alert.episode().id(), revision, viewer, "inbox", "", at);
    }

    private static KeptBack kept(String id, @Nullable Instant until) {
        RuleId rule = new RuleId("show/quiet-hours");
        return new KeptBack(
                id,
                ADA,
                Sample.open(Sample.statin(), "e1", NOW).episode().id(),
                1,
                "anna",
                "inbox",
                rule.value(),
                until,
                "Quiet hours.",
                NOW);
    }
}
