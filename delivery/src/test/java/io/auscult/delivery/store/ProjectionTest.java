package io.auscult.delivery.store;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.BO;
import static io.auscult.delivery.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.alert.Alert;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.delivery.FakeCards;
import io.auscult.delivery.Sample;
import io.auscult.rules.approval.Approvers;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static final Topics TOPICS = Topics.withPrefix("");
    private static final WireSerdes SERDES = WireSerdes.local();
    private static final String ALERTS = TOPICS.alerts().name();

    private final Alert alert = Sample.open(Sample.statin(), "e1", NOW);
    private final List<String> buried = new ArrayList<>();
    private Stores stores = Stores.of(TestDatabase.fresh());
    private Projection projection = projection(TestDatabase.fresh());

    @BeforeEach
    void emptySchema() {
        Database database = TestDatabase.fresh();
        stores = Stores.of(database);
        projection = projection(database);
    }

    @Test
    void keepsTheOffsetsWithTheRows() {
        projection.apply(List.of(record(4, wire(alert)), record(5, wire(alert))));

        assertThat(stores.alerts().open(ADA)).hasSize(1);
        assertThat(stores.offsets().all()).isEqualTo(Map.of(new TopicPartition(ALERTS, 0), 6L));
    }

    @Test
    void givesTheSameHoweverOftenItReads() {
        Alert withdrawn = new Alert.Withdrawn(alert.episode(), "gone", NOW);
        List<ConsumerRecord<byte[], byte[]>> records = List.of(record(4, wire(alert)), record(5, wire(withdrawn)));
        projection.apply(records);
        projection.apply(records);

        assertThat(stores.alerts().of(ADA)).containsExactly(new PatientAlert(ADA, withdrawn));
    }

    @Test
    void buriesWhatItCannotReadAndGoesOn() {
        projection.apply(List.of(record(4, new byte[] {1, 2, 3}), record(5, wire(alert))));

        assertThat(buried).containsExactly("4: The record cannot be read: SerializationException");
        assertThat(stores.alerts().open(ADA)).hasSize(1);
        assertThat(stores.offsets().all()).containsValue(6L);
    }

    @Test
    void buriesWhatTheDatabaseRefusesAndGoesOn() {
        Alert refused =
                new Alert.Withdrawn(Sample.open(Sample.troponin(), "e2", NOW).episode(), "a NUL: \0", NOW);
        projection.apply(List.of(record(4, wire(refused)), record(5, wire(alert))));

        assertThat(buried).containsExactly("4: The database refuses its values");
        assertThat(stores.alerts().of(ADA)).containsExactly(new PatientAlert(ADA, alert));
        assertThat(stores.offsets().all()).containsValue(6L);
    }

    @Test
    void appliesNothingWhenTheDeadLetterIsNotSafe() {
        Projection without = projection(TestDatabase.fresh(), (_, _) -> {
            throw new IllegalStateException("no dead letters now");
        });

        assertThatThrownBy(() -> without.apply(List.of(record(4, wire(alert)), record(5, new byte[] {1}))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stores.offsets().all()).isEmpty();
        assertThat(stores.alerts().open(BO)).isEmpty();
    }

    @Test
    void aPackThatNobodyApprovedTakesNoForceWhereAnApprovalIsAskedFor() {
        Approvers asked = new Approvers(NOW.minusSeconds(60), Map.of());
        Database fresh = TestDatabase.fresh();
        Stores there = Stores.of(fresh);
        Projection asking = new Projection(
                fresh,
                new OffsetStore(fresh),
                new Feeds(there, new FakeCards(), Wire.of(TOPICS, SERDES), () -> asked).all(),
                (sent, reason) -> buried.add(sent.offset() + ": " + reason),
                new Changes());
        PackRelease shipped = Sample.pack(Mode.LIVE, NOW.minusSeconds(30));
        PackRelease unapproved = Sample.pack(Mode.OFF, NOW.minusSeconds(5)).decided("somebody", "because");

        asking.apply(List.of(pack(0, shipped), pack(1, unapproved)));

        assertThat(there.releases().inForce(NOW).rules()).containsEntry(Sample.STATIN, Mode.LIVE);
        assertThat(buried).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> pack(long offset, PackRelease release) {
        String topic = TOPICS.rulebooks().name();
        return new ConsumerRecord<>(
                topic,
                0,
                offset,
                release.key().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                SERDES.packs().serializer().serialize(topic, release));
    }

    private Projection projection(Database database) {
        return projection(database, (sent, reason) -> buried.add(sent.offset() + ": " + reason));
    }

    private Projection projection(Database database, DeadLetters deadLetters) {
        Wire wire = Wire.of(TOPICS, SERDES);
        return new Projection(
                database,
                new OffsetStore(database),
                new Feeds(Stores.of(database), new FakeCards(), wire).all(),
                deadLetters,
                new Changes());
    }

    private static byte[] wire(Alert alert) {
        return SERDES.alerts().serializer().serialize(ALERTS, alert);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
        return new ConsumerRecord<>(
                ALERTS, 0, offset, ADA.value().getBytes(java.nio.charset.StandardCharsets.UTF_8), value);
    }
}
