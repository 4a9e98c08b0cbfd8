package io.auscult.delivery.app;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.auscult.delivery.FakeCards;
import io.auscult.delivery.Sample;
import io.auscult.delivery.Stream;
import io.auscult.delivery.TestBroker;
import io.auscult.delivery.store.Changes;
import io.auscult.delivery.store.Database;
import io.auscult.delivery.store.Feeds;
import io.auscult.delivery.store.Feeds.Feed;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.Progress;
import io.auscult.delivery.store.Projection;
import io.auscult.delivery.store.Projector;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.store.TestDatabase;
import io.auscult.delivery.store.Wire;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class RebuildTest {
    private static final Topics TOPICS = TestBroker.topics("rebuild-");

    @Test
    void aDroppedSchemaIsBuiltAgainFromTheTopics() throws Exception {
        PatientAlert expected = new PatientAlert(ADA, Sample.open(Sample.statin(), "r1", NOW));
        try (Stream stream = new Stream(TOPICS)) {
            stream.person(Sample.ada());
            stream.alert(ADA, expected.alert());
            stream.signal(ADA, Sample.prevent(NOW, 0.2));
        }

        assertThat(built(TestDatabase.fresh())).containsExactly(expected);
        assertThat(built(TestDatabase.fresh())).containsExactly(expected);
    }

    @Test
    void anErasedPersonIsForgotten() throws Exception {
        try (Stream stream = new Stream(TOPICS)) {
            stream.person(Sample.ada());
            stream.erased(ADA);
        }
        Database database = TestDatabase.fresh();
        built(database);

        assertThat(Stores.of(database).people().find(ADA)).isEmpty();
    }

    private static List<PatientAlert> built(Database database) throws InterruptedException {
        Stores stores = Stores.of(database);
        Progress progress = new Progress();
        Map<String, Feed> feeds = new Feeds(stores, new FakeCards(), Wire.of(TOPICS, WireSerdes.local())).all();
        Projection projection = new Projection(database, stores.offsets(), feeds, (_, _) -> {}, new Changes());
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                TestBroker.servers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "rebuild",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        Projector projector = new Projector(
                () -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                feeds.keySet(),
                stores.offsets(),
                projection,
                progress);
        Thread thread = Thread.ofPlatform().start(projector);
        try (projector) {
            await().atMost(Duration.ofSeconds(30)).until(progress::caughtUp);
        }
        thread.join();
        return stores.alerts().open();
    }
}
