package io.auscult.adapter.source;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for HL7 v2 over MLLP, one virtual thread a connection. A connection's messages are answered one after the other, so
 * their order is kept.
 */
public final class MllpListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MllpListener.class);
    private static final int MOST_CONNECTIONS = 512;
    private static final int BACKLOG = 128;

    private final ServerSocket server;
    private final UnaryOperator<byte[]> answer;
    private final int mostBytes;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MOST_CONNECTIONS);

    private MllpListener(ServerSocket server, UnaryOperator<byte[]> answer, int mostBytes) {
        this.server = server;
        this.answer = answer;
        this.mostBytes = mostBytes;
    }

    /**
     * @param port 0 for any
     * @param mostBytes of one message
     * @param answer from a message to its acknowledgement; never throws
     * @throws IOException when the port is taken
     */
    public static MllpListener open(InetAddress host, int port, int mostBytes, UnaryOperator<byte[]> answer)
            throws IOException {
        MllpListener listener = new MllpListener(new ServerSocket(port, BACKLOG, host), answer, mostBytes);
        Thread.ofPlatform().name("mllp-accept").start(listener::accept);
        return listener;
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                places.acquire();
                Socket socket = server.accept();
                connections.add(socket);
                Thread.ofVirtual().name("mllp-connection").start(() -> serve(socket));
            } catch (IOException e) {
                places.release();
                if (!server.isClosed()) {
                    LOG.warn(
                            "A connection to the MLLP port failed ({})",
                            e.getClass().getSimpleName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setKeepAlive(true);
            socket.setTcpNoDelay(true);
            MllpFrames frames = new MllpFrames(
                    new BufferedInputStream(socket.getInputStream()),
                    new BufferedOutputStream(socket.getOutputStream()),
                    mostBytes);
            for (byte @Nullable [] message = frames.next(); message != null; message = frames.next()) {
                frames.send(answer.apply(message));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                LOG.info("An MLLP connection ended ({})", e.getMessage());
            }
        } finally {
            connections.remove(socket);
            places.release();
        }
    }

    /** Takes no more connections and breaks off those that are open; what was not acknowledged will be sent again. */
    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : connections) {
            socket.close();
        }
    }
}
