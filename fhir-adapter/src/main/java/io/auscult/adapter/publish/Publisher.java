package io.auscult.adapter.publish;

/** Commits a message with all that follows from it; returns when that is durable. */
@FunctionalInterface
public interface Publisher {
    /** @throws NotStored when it is not durable */
    void publish(Outgoing outgoing) throws NotStored, InterruptedException;
}
