package io.auscult.adapter.source;

import io.auscult.adapter.source.MllpMeters.Ending;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for HL7 v2 over MLLP on one port, one virtual thread a connection, and watches that none of them holds on for ever. */
final class MllpListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MllpListener.class);
    private static final int BACKLOG = 128;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration LAST_WAIT = Duration.ofSeconds(2);
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(100);

    private final ServerSocket server;
    private final MllpPort port;
    private final Set<MllpConnection> connections = ConcurrentHashMap.newKeySet();
    private final Thread accepting;

    private MllpListener(ServerSocket server, MllpPort port) {
        this.server = server;
        this.port = port;
        this.accepting =
                Thread.ofPlatform().name("mllp-accept-" + port.source()).unstarted(this::accept);
    }

    /**
     * @param number of the port, 0 for any
     * @throws IOException when the port is taken
     */
    static MllpListener open(InetAddress host, int number, MllpPort port) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            // A port that was closed a moment ago can be opened again, as when the settings of its source change.
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(host, number), BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        MllpListener listener = new MllpListener(server, port);
        port.meters().count(listener.connections);
        listener.accepting.start();
        // Not virtual: connections that work hard hold the carriers, and the watch must see the others all the same.
        Thread.ofPlatform().name("mllp-watch-" + port.source()).daemon().start(listener::watch);
        return listener;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                welcome(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn(
                            "A connection to the MLLP port of {} failed ({})",
                            port.source(),
                            e.getClass().getSimpleName());
                    pause(AFTER_A_FAILURE);
                }
            }
        }
    }

    private void welcome(Socket socket) throws IOException {
        if (connections.size() >= port.limits().mostConnections()) {
            port.meters().ended(Ending.FULL);
            socket.close();
            return;
        }
        MllpConnection connection = new MllpConnection(socket, port);
        connections.add(connection);
        Thread.ofVirtual().name("mllp-connection").start(() -> {
            try {
                connection.serve();
            } finally {
                connections.remove(connection);
            }
        });
        if (server.isClosed()) {
            connection.closeWhenAnswered();
        }
    }

    private void watch() {
        while (!server.isClosed() || !connections.isEmpty()) {
            connections.forEach(MllpConnection::closeIfLate);
            pause(BETWEEN_LOOKS);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes no more connections; what is being worked on is answered, what is half sent will be sent again. */
    @Override
    public void close() throws IOException {
        server.close();
        connections.forEach(MllpConnection::closeWhenAnswered);
        try {
            // The system gives the port back when nobody waits at it any more.
            accepting.join(LAST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
