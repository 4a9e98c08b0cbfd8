package io.auscult.delivery.store;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.BO;
import static io.auscult.delivery.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.Alert;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Handover;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.PatientEvent.AlertDeferred;
import io.auscult.core.event.PatientEvent.AlertHandedOver;
import io.auscult.core.event.PatientEvent.AlertShown;
import io.auscult.core.event.PatientEvent.PatientErased;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import io.auscult.delivery.FakeCards;
import io.auscult.delivery.Sample;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.RecordHeaders;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureTest {
    private static final Topics TOPICS = Topics.withPrefix("");
    private static final WireSerdes SERDES = WireSerdes.local();
    private static final long ERASED_AT = 30;

    private final Alert before = Sample.open(Sample.statin(), "e1", NOW);
    private final Alert after = Sample.open(Sample.troponin(), "e9", NOW);
    private Database database = TestDatabase.fresh();
    private Stores stores = Stores.of(database);

    @BeforeEach
    void emptySchema() {
        database = TestDatabase.fresh();
        stores = Stores.of(database);
    }

    @Test
    void leavesNothingOfThePatientInAnyTable() {
        apply(everythingOf(ADA, before));
        apply(List.of(erased(ADA)));

        for (String table : List.of(
                "alert",
                "signal",
                "score",
                "decision",
                "answer",
                "sighting",
                "deferral",
                "handover",
                "encounter",
                "person",
                "person_identifier")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void leavesEverybodyElse() {
        apply(everythingOf(BO, after));
        apply(List.of(erased(ADA)));

        assertThat(stores.alerts().open()).containsExactly(new PatientAlert(BO, after));
        assertThat(count("sighting")).isOne();
    }

    @Test
    void whatWasErasedDoesNotComeBackInWhateverOrderTheTopicsAreReadAgain() {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>(everythingOf(ADA, before));
        all.removeIf(sent -> sent.topic().equals(TOPICS.people().name()));
        all.add(erased(ADA));
        all.add(record(TOPICS.alerts(), ADA, SERDES.alerts(), after, 60, ERASED_AT + 1));
        apply(all);
        apply(all.reversed());

        assertThat(stores.alerts().of(ADA)).containsExactly(new PatientAlert(ADA, after));
        assertThat(count("signal")
                        + count("score")
                        + count("decision")
                        + count("answer")
                        + count("sighting")
                        + count("deferral")
                        + count("handover")
                        + count("encounter"))
                .isZero();
    }

    @Test
    void takesWhatWasSaidToAnAlertUnderTheIdItHadBeforeAMerge() {
        apply(List.of(record(TOPICS.alerts(), ADA, SERDES.alerts(), before, 5, 5), event(shown(BO, before), 500)));
        apply(List.of(erased(ADA)));

        assertThat(count("sighting")).isZero();
    }

    private List<ConsumerRecord<byte[], byte[]>> everythingOf(PatientId patient, Alert alert) {
        var answered = new AlertAnswered(
                envelope(patient, "answered"), alert.episode().id().value(), Sample.accepted(NOW));
        return List.of(
                record(TOPICS.people(), patient, SERDES.people(), Sample.merged(patient, Sample.CLEO), 1, 1),
                record(TOPICS.alerts(), patient, SERDES.alerts(), alert, 10, 10),
                record(TOPICS.signals(), patient, SERDES.signals(), Sample.prevent(NOW, 0.2), 11, 10),
                record(TOPICS.decisions(), patient, SERDES.decisions(), Sample.withheld(null), 12, 10),
                event(shown(patient, alert), 13),
                event(answered, 14),
                event(deferred(patient, alert), 15),
                event(visit(patient), 16),
                event(handedOver(patient, alert), 17));
    }

    private static AlertShown shown(PatientId patient, Alert alert) {
        return new AlertShown(envelope(patient, "shown"), alert.episode().id().value(), 1, "dr-who", "inbox", "");
    }

    private static AlertHandedOver handedOver(PatientId patient, Alert alert) {
        return new AlertHandedOver(
                envelope(patient, "handed-over"),
                alert.episode().id().value(),
                new Handover("dr-who", "dr-osei", NOW, "please call back"));
    }

    private static AlertDeferred deferred(PatientId patient, Alert alert) {
        return new AlertDeferred(
                envelope(patient, "deferred"),
                alert.episode().id().value(),
                1,
                "dr-who",
                "inbox",
                "show/audience",
                null,
                "It is for others.");
    }

    private static EncounterStarted visit(PatientId patient) {
        FactVersion version = new FactVersion(NOW, 1, "hash");
        return new EncounterStarted(
                envelope(patient, "visit"),
                new FactKey("ehr/Encounter/1"),
                version,
                CodedText.NONE,
                "IMP",
                "in-progress",
                new Period(NOW, null),
                "4W");
    }

    private static Envelope envelope(PatientId patient, String id) {
        return new Envelope(id, patient, Times.receivedAt(NOW), "delivery", "", false, false);
    }

    private static ConsumerRecord<byte[], byte[]> erased(PatientId patient) {
        return event(new PatientErased(envelope(patient, "erased")), ERASED_AT);
    }

    private static ConsumerRecord<byte[], byte[]> event(PatientEvent event, long offset) {
        return record(TOPICS.events(), event.envelope().patient(), SERDES.events(), event, offset, offset);
    }

    private static <T> ConsumerRecord<byte[], byte[]> record(
            Topic topic, PatientId patient, Serde<T> serde, T value, long offset, long cause) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.putSource(headers, new SourceRecord(TOPICS.events().name(), 0, cause));
        return new ConsumerRecord<>(
                topic.name(),
                0,
                offset,
                cause,
                TimestampType.CREATE_TIME,
                0,
                0,
                patient.value().getBytes(StandardCharsets.UTF_8),
                serde.serializer().serialize(topic.name(), value),
                headers,
                Optional.empty());
    }

    private void apply(List<ConsumerRecord<byte[], byte[]>> records) {
        new Projection(
                        database,
                        stores.offsets(),
                        new Feeds(stores, new FakeCards(), Wire.of(TOPICS, SERDES)).all(),
                        (sent, reason) -> {
                            throw new IllegalStateException(sent.topic() + ": " + reason);
                        },
                        new Changes())
                .apply(Collections.unmodifiableList(records));
    }

    private int count(String table) {
        return database.query("select count(*) from " + table, row -> row.getInt(1))
                .getFirst();
    }
}
