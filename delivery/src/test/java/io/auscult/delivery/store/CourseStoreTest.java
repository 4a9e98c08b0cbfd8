package io.auscult.delivery.store;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.BO;
import static io.auscult.delivery.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.Alert;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Answer.Outcome;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import io.auscult.delivery.Sample;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.store.CourseStore.Course;
import io.auscult.delivery.store.CourseStore.Kept;
import io.auscult.delivery.store.CourseStore.Remark;
import io.auscult.delivery.store.CourseStore.Said;
import io.auscult.delivery.store.DecisionStore.Decided;
import io.auscult.delivery.store.DecisionStore.Standing;
import io.auscult.delivery.store.DeferralStore.KeptBack;
import io.auscult.delivery.store.ProposalStore.Proposed;
import io.auscult.delivery.store.SightingStore.Seen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reports count. */
class CourseStoreTest {
    private static final Position PLACE = new Position(0, 1, 1, 1);
    private static final Instant HOUR_AGO = NOW.minusSeconds(3_600);

    private Database database = TestDatabase.fresh();
    private Stores stores = Stores.of(database);

    @BeforeEach
    void emptySchema() {
        database = TestDatabase.fresh();
        stores = Stores.of(database);
    }

    @Test
    void tellsHowEachAlertWentAndWhereThePatientWasThen() {
        Alert alert = Sample.open(Sample.statin(), "c1", HOUR_AGO);
        put(ADA, alert);
        lies(ADA, "4W", HOUR_AGO.minusSeconds(60), null);
        seen(alert, NOW.minusSeconds(1_800), "s2");
        seen(alert, NOW.minusSeconds(2_400), "s1");
        answered(ADA, alert, override(NOW.minusSeconds(60), "first"));
        answered(ADA, alert, Sample.accepted(NOW));

        assertThat(stores.courses().opened(HOUR_AGO, NOW))
                .containsExactly(new Course(
                        alert.episode().id(),
                        ADA,
                        Sample.STATIN,
                        Mode.LIVE,
                        HOUR_AGO,
                        "4W",
                        NOW.minusSeconds(2_400),
                        "open",
                        new Said(Outcome.ACCEPTED, "dr-who", NOW, "")));
        assertThat(stores.courses().opened(HOUR_AGO.plusSeconds(1), NOW)).isEmpty();
    }

    @Test
    void nobodyHasSeenOrAnsweredWhatStandsInNoTable() {
        put(ADA, Sample.open(Sample.statin(), "c2", HOUR_AGO));

        assertThat(stores.courses().opened(HOUR_AGO, NOW)).singleElement().satisfies(course -> {
            assertThat(course.firstShown()).isNull();
            assertThat(course.said()).isNull();
            assertThat(course.ward()).isNull();
        });
    }

    @Test
    void aVisitThatIsOverOrBeginsLaterIsNotWhereThePatientWas() {
        put(ADA, Sample.open(Sample.statin(), "c3", HOUR_AGO));
        lies(ADA, "ICU", HOUR_AGO.minusSeconds(600), HOUR_AGO.minusSeconds(300));
        lies(ADA, "9Z", HOUR_AGO.plusSeconds(300), null);

        assertThat(stores.courses().opened(HOUR_AGO, NOW))
                .singleElement()
                .extracting(Course::ward)
                .isNull();
    }

    @Test
    void theVisitOfARecordThatWasMergedCountsForTheSurvivor() {
        database.inTransaction(session -> stores.people().put(session, Sample.merged(BO, ADA), PLACE));
        lies(BO, "4W", HOUR_AGO.minusSeconds(600), null);
        put(ADA, Sample.open(Sample.statin(), "c4", HOUR_AGO));

        assertThat(stores.courses().opened(HOUR_AGO, NOW))
                .singleElement()
                .extracting(Course::ward)
                .isEqualTo("4W");
    }

    @Test
    void whatWasSaidToAlertsAndToCardsOfTheCallIsOneList() {
        Alert alert = Sample.open(Sample.statin(), "c5", HOUR_AGO);
        put(ADA, alert);
        answered(ADA, alert, override(NOW.minusSeconds(60), "asked twice"));
        ProposalStore proposals = new ProposalStore(database);
        proposals.keep(List.of(
                new Proposed("card-1", BO, Sample.TROPONIN, Sample.troponin().subject(), "b", "dr-park", HOUR_AGO)));
        proposals.answer("card-1", Outcome.ACCEPTED, NOW.minusSeconds(30), null, null);

        assertThat(stores.courses().said(HOUR_AGO, NOW))
                .containsExactly(
                        new Remark(
                                "answer-" + NOW.minusSeconds(60),
                                ADA,
                                Sample.STATIN,
                                "cardiac",
                                "1.0.0",
                                new Said(Outcome.OVERRIDDEN, "dr-who", NOW.minusSeconds(60), "patient-refuses"),
                                "asked twice",
                                null),
                        new Remark(
                                "card-1",
                                BO,
                                Sample.TROPONIN,
                                "",
                                "",
                                new Said(Outcome.ACCEPTED, "dr-park", NOW.minusSeconds(30), ""),
                                "",
                                null));
    }

    @Test
    void countsWhatIsHeldBackNowAndWhatWasKeptBackAtShowing() {
        Alert alert = Sample.open(Sample.statin(), "c6", HOUR_AGO);
        put(ADA, alert);
        decided(ADA, NOW.plusSeconds(60));
        decided(BO, NOW.minusSeconds(60));
        stores.deferrals()
                .keep(List.of(new KeptBack(
                        "k1",
                        ADA,
                        alert.episode().id(),
                        1,
                        "dr-who",
                        "inbox",
                        Sample.LOCK_OUT.value(),
                        null,
                        "quiet",
                        HOUR_AGO)));

        assertThat(stores.decisions().standing(NOW))
                .containsExactly(new Standing(Sample.STATIN, true, Sample.LOCK_OUT, 1));
        assertThat(stores.courses().kept(HOUR_AGO, NOW)).containsExactly(new Kept(Sample.STATIN, Sample.LOCK_OUT, 1));
    }

    private void put(PatientId patient, Alert alert) {
        database.inTransaction(session -> stores.alerts().put(session, patient, alert, PLACE));
    }

    private void decided(PatientId patient, Instant until) {
        database.inTransaction(session ->
                stores.decisions().put(session, patient, new Decided(Sample.withheld(until), HOUR_AGO), PLACE));
    }

    private void lies(PatientId patient, String ward, Instant from, @Nullable Instant until) {
        EncounterStarted event = new EncounterStarted(
                new Envelope("e-" + ward, patient, Times.receivedAt(from), "ehr", "", false, false),
                new FactKey("ehr/Encounter/" + ward),
                new FactVersion(from, 1, ward),
                CodedText.NONE,
                "IMP",
                "in-progress",
                new Period(from, until),
                ward);
        database.inTransaction(session -> stores.encounters().put(session, event, PLACE));
    }

    private void seen(Alert alert, Instant at, String id) {
        stores.sightings().keep(List.of(new Seen(id, ADA, alert.episode().id(), 1, "dr-who", "inbox", "", at)));
    }

    private void answered(PatientId patient, Alert alert, Answer answer) {
        Envelope envelope = new Envelope(
                "answer-" + answer.at(), patient, Times.receivedAt(answer.at()), "delivery", "", false, false);
        AlertAnswered event = new AlertAnswered(envelope, alert.episode().id().value(), answer);
        database.inTransaction(session -> stores.answers().put(session, event, PLACE));
    }

    private static Answer override(Instant at, String comment) {
        return new Answer(
                Outcome.OVERRIDDEN,
                "dr-who",
                at,
                OverrideReasons.find(OverrideReasons.STANDARD, "patient-refuses")
                        .orElseThrow(),
                comment);
    }
}
