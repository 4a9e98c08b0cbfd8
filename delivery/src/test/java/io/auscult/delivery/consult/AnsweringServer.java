package io.auscult.delivery.consult;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A streams-app that answers every question alike, or none at all. */
final class AnsweringServer implements AutoCloseable {
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;
    private boolean answers;
    private @Nullable String asked;

    AnsweringServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The path and query of the last question that was answered. */
    @Nullable String asked() {
        return asked;
    }

    void answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        answer(exchange -> {
            asked = exchange.getRequestURI().toString();
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    void answerNothing() {
        answer(_ -> await(over));
    }

    private void answer(HttpHandler handler) {
        if (answers) {
            server.removeContext("/");
        }
        server.createContext("/", handler);
        answers = true;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
