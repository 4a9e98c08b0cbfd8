package io.auscult.delivery.writeback;

import static io.auscult.delivery.Sample.NOW;

import io.auscult.core.alert.Alert;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.delivery.FakeCards;
import io.auscult.delivery.Sample;
import io.auscult.delivery.fhir.Kind;
import io.auscult.delivery.inbox.ViewerBooks;
import io.auscult.delivery.store.Changes;
import io.auscult.delivery.store.Database;
import io.auscult.delivery.store.Feeds;
import io.auscult.delivery.store.OffsetStore;
import io.auscult.delivery.store.Projection;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.store.Wire;
import io.auscult.delivery.viewer.ViewerList;
import io.auscult.delivery.writeback.AlertWriter.Manner;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** A database into which records come as from the topics, and write-back out of it to an EHR; time passes when the test says so. */
final class Bed {
    static final String SOURCE = "ehr";
    static final int TRIES = 4;
    private static final Topics TOPICS = Topics.withPrefix("");
    private static final WireSerdes SERDES = WireSerdes.local();

    final Stores stores;
    private final Projection projection;
    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
    private Set<Kind> kinds = EnumSet.allOf(Kind.class);
    /** The database has a clock of its own, behind which this one does not stay. */
    private Instant now = (Instant.now().isAfter(NOW) ? Instant.now() : NOW).plus(Duration.ofDays(1));

    /** An empty one, which knows Ada, and in which rules and models are live. */
    Bed(Database database) {
        stores = Stores.of(database);
        projection = new Projection(
                database,
                new OffsetStore(database),
                new Feeds(stores, new FakeCards(), Wire.of(TOPICS, SERDES)).all(),
                (sent, reason) -> {
                    throw new AssertionError(reason);
                },
                new Changes());
    }

    Bed live() {
        Instant before = NOW.minusSeconds(60);
        pack(Sample.pack(Mode.LIVE, before));
        model(Sample.deployed(Sample.PREVENT, Mode.LIVE, before));
        model(Sample.deployed(Sample.TROPONIN_MODEL, Mode.LIVE, before));
        return this;
    }

    Bed withAda() {
        person(Sample.ada());
        return this;
    }

    /** Everything that came in, again, into another database. */
    void replayInto(Bed other) {
        other.projection.apply(log);
    }

    void only(Set<Kind> some) {
        kinds = some;
    }

    void alert(PatientId patient, Alert alert) {
        apply(TOPICS.alerts(), patient.value(), SERDES.alerts(), alert);
    }

    void signal(PatientId patient, Signal signal) {
        apply(TOPICS.signals(), patient.value(), SERDES.signals(), signal);
    }

    void person(Person person) {
        apply(TOPICS.people(), person.patient().value(), SERDES.people(), person);
    }

    void pack(PackRelease pack) {
        apply(TOPICS.rulebooks(), pack.key(), SERDES.packs(), pack);
    }

    void model(Deployment deployment) {
        apply(TOPICS.deployments(), deployment.key(), SERDES.deployments(), deployment);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    InstantSource clock() {
        return () -> now;
    }

    WriteBack writeBack(Ehr ehr) {
        ViewerBooks books = new ViewerBooks(stores, () -> ViewerList.EMPTY, ZoneOffset.UTC);
        Manner manner = new Manner(
                kinds,
                SOURCE,
                URI.create("https://auscult.example"),
                "1.0",
                new Reach(books, clock()),
                rule -> "Title of " + rule);
        EhrPatients patients = new EhrPatients(ehr, stores.people()::find, SOURCE, List.of(Sample.MRN.system()));
        AlertWriter writer = new AlertWriter(stores.alerts(), stores.signals(), ehr, patients, manner);
        return new WriteBack(stores.writeBack(), writer, TRIES, _ -> {}, clock());
    }

    /** Until there is nothing more to do now. */
    void writeAll(Ehr ehr) throws InterruptedException {
        WriteBack writeBack = writeBack(ehr);
        for (int turn = 0; turn < 100 && !writeBack.turn().equals(WriteBack.IDLE); turn++) {
            now = now.plusMillis(1);
        }
    }

    private <T> void apply(Topic topic, String key, Serde<T> serde, @Nullable T value) {
        ConsumerRecord<byte[], byte[]> sent = new ConsumerRecord<>(
                topic.name(),
                0,
                log.size(),
                key.getBytes(StandardCharsets.UTF_8),
                serde.serializer().serialize(topic.name(), value));
        log.add(sent);
        projection.apply(List.of(sent));
    }
}
