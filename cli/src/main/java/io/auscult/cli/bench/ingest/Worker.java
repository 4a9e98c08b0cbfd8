package io.auscult.cli.bench.ingest;

import java.io.IOException;

/** Takes one message after the other; for one thread. */
interface Worker extends AutoCloseable {
    /** Takes the message as soon as it can, and fails unless those before were done well. */
    void take(byte[] message) throws Exception;

    /** Returns when it is done with all that it took; a worker may still wait for what becomes of some. */
    default void finish() throws Exception {}

    @Override
    default void close() throws IOException {}

    /** Makes a worker; off the clock. */
    @FunctionalInterface
    interface Making {
        Worker make() throws Exception;
    }
}
