package io.auscult.streams.inference;

import io.auscult.core.signal.InferenceRequest;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.RegistryUnavailableException;
import io.auscult.schemas.codec.WireSerdes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of questions and has each answered on a thread of its own. An offset is committed only when the answer is in the
 * log, so a crash asks again and nothing is lost; a repeated answer has the id of the first and changes nothing. When something fails
 * that is nobody's answer (no broker, no registry), it begins again from what is committed.
 */
public final class InferenceWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InferenceWorker.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_OPEN = 10_000;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final String topic;
    private final Deserializer<InferenceRequest> requests;
    private final InferenceOffice office;
    private final Duration restart;
    private final Thread thread = Thread.ofPlatform().name("ask-remote-models").unstarted(this::run);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService calls = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("ask-remote-model-", 0).factory());
    private volatile @Nullable Session session;
    private volatile @Nullable String failure;

    /**
     * A worker that is not yet started.
     *
     * @param consumers reading only what is committed, and committing nothing by themselves
     * @param restart the pause before it begins again
     */
    public InferenceWorker(
            Supplier<Consumer<String, byte[]>> consumers,
            String topic,
            WireSerdes serdes,
            InferenceOffice office,
            Duration restart) {
        this.consumers = consumers;
        this.topic = topic;
        this.requests = serdes.inferenceRequests().deserializer();
        this.office = office;
        this.restart = restart;
    }

    public void start() {
        thread.start();
    }

    /** Why it began again last; null while all is well. */
    public @Nullable String failure() {
        return failure;
    }

    /** Questions that wait behind one under way. */
    public int waiting() {
        Session current = session;
        return current == null ? 0 : current.desk.waiting();
    }

    /** Patients and models of whom a question is under way. */
    public int underWay() {
        Session current = session;
        return current == null ? 0 : current.desk.underWay();
    }

    public List<Guard> guards() {
        return office.guards();
    }

    private void run() {
        while (!isStopped()) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                Session current = new Session(consumer);
                session = current;
                current.run();
            } catch (RuntimeException e) {
                failure = e.getClass().getSimpleName();
                LOG.error("Asking remote models failed and begins again: {}", failure, e);
                pause();
            }
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause() {
        try {
            if (stopped.await(restart.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Stopped while waiting to begin again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        calls.shutdownNow();
        try {
            if (!thread.join(STOP_WITHIN)) {
                LOG.warn("The thread that asks remote models did not stop within {}", STOP_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From one start to the next, or to the end. */
    private final class Session implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;
        private final Desk desk = new Desk();
        private final OpenOffsets offsets = new OpenOffsets();
        private volatile @Nullable RuntimeException broken;

        Session(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        void run() {
            consumer.subscribe(List.of(topic), this);
            while (!isStopped()) {
                consumer.poll(POLL).forEach(this::take);
                commit();
                holdBack();
                RuntimeException reason = broken;
                if (reason != null) {
                    throw reason;
                }
            }
            commit();
        }

        private void take(ConsumerRecord<String, byte[]> record) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            offsets.taken(partition, record.offset());
            Ticket ticket = read(record);
            if (ticket == null) {
                office.unreadable();
                offsets.settled(partition, record.offset());
                return;
            }
            failure = null;
            switch (desk.take(ticket)) {
                case Desk.Place.Now _ -> calls.execute(() -> settle(ticket));
                case Desk.Place.Next _ -> {}
                case Desk.Place.InsteadOf(Ticket older) -> {
                    office.superseded(older);
                    offsets.settled(older.partition(), older.offset());
                }
            }
        }

        /** Null for what nobody can read; a registry that does not answer is no such thing. */
        private @Nullable Ticket read(ConsumerRecord<String, byte[]> record) {
            try {
                InferenceRequest request = requests.deserialize(record.topic(), record.value());
                return new Ticket(new PatientId(record.key()), request, record);
            } catch (RegistryUnavailableException e) {
                throw e;
            } catch (SerializationException | IllegalArgumentException | NullPointerException e) {
                LOG.error(
                        "A question to a remote model cannot be read: partition {}, offset {}",
                        record.partition(),
                        record.offset());
                return null;
            }
        }

        private void settle(Ticket first) {
            Ticket ticket = first;
            try {
                while (ticket != null && !isStopped() && broken == null) {
                    office.settle(ticket);
                    offsets.settled(ticket.partition(), ticket.offset());
                    ticket = desk.done(ticket.line()).orElse(null);
                }
            } catch (RuntimeException e) {
                broken = e;
            }
        }

        private void commit() {
            var commits = offsets.toCommit();
            if (!commits.isEmpty()) {
                consumer.commitSync(commits);
                offsets.committed(commits);
            }
        }

        /** No more questions are taken than fit into memory. */
        private void holdBack() {
            if (offsets.open() > MOST_OPEN) {
                consumer.pause(consumer.assignment());
            } else if (offsets.open() < MOST_OPEN / 2 && !consumer.paused().isEmpty()) {
                consumer.resume(consumer.paused());
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.info("Asking remote models for {} partitions", partitions.size());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commit();
            offsets.forget(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            offsets.forget(partitions);
        }
    }
}
