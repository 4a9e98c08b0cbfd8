package io.auscult.cli.bench.ingest;

import java.io.IOException;

/** Takes one message after the other; for one thread. */
interface Worker extends AutoCloseable {
    /** Returns when it is done with the message, and fails unless it was done well. */
    void take(byte[] message) throws Exception;

    @Override
    default void close() throws IOException {}

    /** Makes a worker; off the clock. */
    @FunctionalInterface
    interface Making {
        Worker make() throws Exception;
    }
}
