package io.auscult.adapter.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import io.auscult.mapping.Arrival;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final List<MockProducer<String, byte[]>> producers = new ArrayList<>();
    private final PatientDirectory directory = new PatientDirectory(SiteKey.ofHex("00".repeat(16)));
    private GroupCommit publisher = publisher(GroupCommitTest::producer);

    private static MockProducer<String, byte[]> producer() {
        return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    }

    private GroupCommit publisher(Supplier<MockProducer<String, byte[]>> made) {
        return publisher(made, 1);
    }

    private GroupCommit publisher(Supplier<MockProducer<String, byte[]>> made, int turns) {
        Encoder encoder = new Encoder(Topics.withPrefix(""), WireSerdes.local());
        Supplier<Producer<String, byte[]>> factory = () -> {
            producers.add(made.get());
            return producers.getLast();
        };
        List<ProducerSession> sessions =
                Stream.generate(() -> new ProducerSession(factory)).limit(turns).toList();
        return new GroupCommit(encoder, new GroupWriter(encoder, directory), new ProducerTurns(sessions));
    }

    private static Outgoing message(String id) {
        return message(id, id);
    }

    private static Outgoing message(String id, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Person person = new Person(new PatientId("0".repeat(32)), "Doe", null, null, null, List.of(), null);
        return new Outgoing(
                new Arrival("ehr", id, Instant.EPOCH, false, ZoneOffset.UTC),
                Message.inParts(id, "ehr", Instant.EPOCH, "text/plain", body),
                List.of(),
                List.of(person),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    @AfterEach
    void stop() throws InterruptedException {
        publisher.stop();
    }

    @Test
    void returnsWhenItIsCommitted() throws Exception {
        publisher.start();
        publisher.publish(message("m1"));
        assertThat(producers.getFirst().transactionCommitted()).isTrue();
        assertThat(producers.getFirst().history()).hasSize(2);
        assertThat(directory.size()).isEqualTo(1);
    }

    @Test
    void writesPeopleOnlyWhenTheyChange() throws Exception {
        publisher.start();
        publisher.publish(message("m1"));
        publisher.publish(message("m2"));
        assertThat(producers.getFirst().history())
                .extracting(record -> record.topic())
                .containsExactly("cds.messages.v1", "cds.people.v1", "cds.messages.v1");
    }

    @Test
    void putsTheMessagesOfATransactionIntoOnePartitionAndThoseOfTheNextIntoTheNext() throws Exception {
        publisher.start();
        for (String id : List.of("m1", "m2", "m3")) {
            publisher.publish(message(id));
        }
        assertThat(producers.getFirst().history().stream()
                        .filter(record -> record.topic().equals("cds.messages.v1"))
                        .map(ProducerRecord::partition))
                .containsExactly(0, 1, 2);
    }

    @Test
    void sendsPartsByTheirKeySoThatTheyStandTogetherWhenTheyAreSentAgain() throws Exception {
        publisher.start();
        publisher.publish(message("m1"));
        publisher.publish(message("m2", "x".repeat(Message.PART_BYTES + 1)));
        assertThat(producers.getFirst().history().stream()
                        .filter(record -> record.key().equals("m2"))
                        .map(ProducerRecord::partition))
                .containsExactly(null, null);
    }

    @Test
    void letsProducersTakeTurns() throws Exception {
        publisher = publisher(GroupCommitTest::producer, 2);
        publisher.start();
        for (String id : List.of("m1", "m2", "m3")) {
            publisher.publish(message(id));
        }
        assertThat(producers).hasSize(2);
        assertThat(messages(producers.getFirst())).containsExactly("m1", "m3");
        assertThat(messages(producers.getLast())).containsExactly("m2");
    }

    @Test
    void settlesWhatACommitLeftOpenBeforeAnotherProducerWrites() throws Exception {
        MockProducer<String, byte[]> silent = producer();
        silent.commitTransactionException = new TimeoutException("no answer");
        publisher = publisher(() -> producers.isEmpty() ? silent : producer(), 2);
        publisher.start();
        assertThatThrownBy(() -> publisher.publish(message("m1"))).isInstanceOf(NotStored.class);
        assertThat(silent.closed()).isTrue();
        publisher.publish(message("m1"));
        publisher.publish(message("m2"));
        assertThat(producers)
                .hasSize(3)
                .allSatisfy(made -> assertThat(made.transactionInitialized()).isTrue());
        assertThat(messages(producers.getLast())).containsExactly("m1");
        assertThat(messages(producers.get(1))).containsExactly("m2");
    }

    private static List<String> messages(MockProducer<String, byte[]> producer) {
        return producer.history().stream()
                .filter(record -> record.topic().equals("cds.messages.v1"))
                .map(ProducerRecord::key)
                .toList();
    }

    @Test
    void givesEachRecordTheHeadersOfItsMessage() throws Exception {
        publisher.start();
        publisher.publish(message("m1"));
        List<ProducerRecord<String, byte[]>> written = producers.getFirst().history();
        assertThat(headers(written.getFirst())).isEqualTo("message-id=m1 source=ehr");
        assertThat(headers(written.getLast()))
                .isEqualTo("message-id=m1 source=ehr source-topic=cds.messages.v1 source-partition=0 source-offset=0");
    }

    private static String headers(ProducerRecord<String, byte[]> record) {
        return Stream.of(record.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }

    /** Does not commit at the first attempt. */
    private static final class Flaky extends MockProducer<String, byte[]> {
        private int attempts;

        Flaky() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public void commitTransaction() {
            if (attempts++ == 0) {
                throw new NotEnoughReplicasException("for a moment");
            }
            super.commitTransaction();
        }
    }

    @Test
    void abortsAndTriesAgainAfterAnErrorThatPasses() throws Exception {
        publisher = publisher(Flaky::new);
        publisher.start();
        publisher.publish(message("m1"));
        assertThat(producers).hasSize(1);
        assertThat(producers.getFirst().history())
                .extracting(record -> record.topic())
                .containsExactly("cds.messages.v1", "cds.people.v1");
        assertThat(directory.size()).isEqualTo(1);
    }

    @Test
    void givesUpOnAnErrorThatStaysAndKeepsNothingOfIt() {
        MockProducer<String, byte[]> broken = producer();
        broken.commitTransactionException = new NotEnoughReplicasException("for good");
        publisher = publisher(() -> broken);
        publisher.start();
        assertThatThrownBy(() -> publisher.publish(message("m1"))).isInstanceOf(NotStored.class);
        assertThat(broken.transactionAborted()).isTrue();
        assertThat(directory.size()).isZero();
    }

    @Test
    void makesTheProducerAnewAfterAFatalErrorAndStoresTheMessage() throws Exception {
        MockProducer<String, byte[]> fenced = producer();
        fenced.commitTransactionException = new ProducerFencedException("another took over");
        fenced.abortTransactionException = new ProducerFencedException("another took over");
        publisher = publisher(() -> producers.isEmpty() ? fenced : producer());
        publisher.start();
        publisher.publish(message("m1"));
        assertThat(producers).hasSize(2);
        assertThat(fenced.closed()).isTrue();
        assertThat(producers.getLast().transactionCommitted()).isTrue();
    }

    @Test
    void saysNotStoredWhenACommitTimesOutAndSettlesItWithANewProducer() throws Exception {
        MockProducer<String, byte[]> silent = producer();
        silent.commitTransactionException = new TimeoutException("no answer");
        publisher = publisher(() -> producers.isEmpty() ? silent : producer());
        publisher.start();
        assertThatThrownBy(() -> publisher.publish(message("m1"))).isInstanceOf(NotStored.class);
        publisher.publish(message("m1"));
        assertThat(producers).hasSize(2);
    }

    @Test
    void saysNotStoredWhenKafkaIsNotThere() {
        MockProducer<String, byte[]> absent = producer();
        absent.initTransactionException = new TimeoutException("nobody there");
        publisher = publisher(() -> absent);
        publisher.start();
        assertThatThrownBy(() -> publisher.publish(message("m1"))).isInstanceOf(NotStored.class);
        assertThat(publisher.ready()).isFalse();
    }

    @Test
    void checksEverySend() {
        MockProducer<String, byte[]> lossy = producer();
        lossy.sendException = new KafkaException("lost");
        publisher = publisher(() -> lossy);
        publisher.start();
        assertThatThrownBy(() -> publisher.publish(message("m1"))).isInstanceOf(NotStored.class);
        assertThat(lossy.transactionCommitted()).isFalse();
    }
}
