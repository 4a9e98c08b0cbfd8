package io.auscult.adapter.publish;

import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/**
 * Producers that take turns, a transaction each. Kafka answers a commit before its marks stand in all partitions, and until they do
 * it holds back what the same producer writes next, by 20 ms or more (KAFKA-18654, {@code add.partitions.to.txn.retry.backoff.ms});
 * another may write at once. One transaction is open at a time, so the order of the records stays that of the messages. Only the
 * publishing thread uses them; anybody may ask whether they are ready.
 */
final class ProducerTurns implements AutoCloseable {
    private final List<ProducerSession> sessions;
    private int turn;

    ProducerTurns(List<ProducerSession> sessions) {
        this.sessions = List.copyOf(sessions);
    }

    boolean ready() {
        return sessions.stream().allMatch(ProducerSession::ready);
    }

    /** The producer whose turn it is; all are initialised, so what one left undecided is settled before another writes behind it. */
    Producer<String, byte[]> open() {
        sessions.forEach(ProducerSession::open);
        return current().open();
    }

    /** After a commit. */
    void pass() {
        turn = (turn + 1) % sessions.size();
    }

    /** Aborts the transaction; when even that fails the producer is given up. */
    void abort() {
        current().abort();
    }

    void giveUp(RuntimeException reason) {
        current().giveUp(reason);
    }

    private ProducerSession current() {
        return sessions.get(turn);
    }

    @Override
    public void close() {
        sessions.forEach(ProducerSession::close);
    }
}
