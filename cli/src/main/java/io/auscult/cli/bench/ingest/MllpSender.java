package io.auscult.cli.bench.ingest;

import io.auscult.cli.send.Acknowledgement;
import io.auscult.cli.send.MllpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends messages over some MLLP connections in turns. Each connection waits for the acknowledgement of its message, which must say
 * that it is committed, before it sends the next; one thread sees to several, since a thread each would take its share of the
 * processors that the adapter needs.
 */
final class MllpSender implements Worker {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final List<Connection> connections = new ArrayList<>();
    private int turn;

    private MllpSender() {}

    static MllpSender to(String host, int port, int connections) throws IOException {
        MllpSender sender = new MllpSender();
        for (int i = 0; i < connections; i++) {
            sender.connections.add(new Connection(MllpClient.connect(host, port, LIMIT)));
        }
        return sender;
    }

    @Override
    public void take(byte[] message) throws IOException {
        Connection next = connections.get(turn);
        turn = (turn + 1) % connections.size();
        next.await();
        next.send(message);
    }

    @Override
    public void finish() throws IOException {
        for (Connection connection : connections) {
            connection.await();
        }
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.client.close();
        }
    }

    /** One connection, and whether it waits for an acknowledgement. */
    private static final class Connection {
        private final MllpClient client;
        private boolean waits;

        Connection(MllpClient client) {
            this.client = client;
        }

        void send(byte[] message) throws IOException {
            client.begin(message);
            waits = true;
        }

        void await() throws IOException {
            if (waits) {
                Acknowledgement answer = client.answer();
                waits = false;
                if (!answer.accepted()) {
                    throw new IllegalStateException("The adapter answered " + answer.code()
                            + " to a message of the bench: " + answer.text());
                }
            }
        }
    }
}
