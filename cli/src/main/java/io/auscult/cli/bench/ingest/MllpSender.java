package io.auscult.cli.bench.ingest;

import io.auscult.cli.send.Acknowledgement;
import io.auscult.cli.send.MllpClient;
import java.io.IOException;
import java.time.Duration;

/** Sends messages over one MLLP connection; each must be acknowledged as committed. */
record MllpSender(MllpClient client) implements Worker {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    static MllpSender to(String host, int port) throws IOException {
        return new MllpSender(MllpClient.connect(host, port, LIMIT));
    }

    @Override
    public void take(byte[] message) throws IOException {
        Acknowledgement answer = client.send(message);
        if (!answer.accepted()) {
            throw new IllegalStateException(
                    "The adapter answered " + answer.code() + " to a message of the bench: " + answer.text());
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
