package io.auscult.delivery.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.auscult.delivery.cdshooks.FhirReads.Read;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpFhirReadsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server = server();

    @BeforeEach
    void listen() {
        server = server();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        reply("/fhir/Patient/1", 200, "{\"resourceType\":\"Patient\",\"id\":\"1\"}");
        reply("/fhir/Patient/2", 404, "");
        reply("/fhir/Patient/3", 403, "");
        reply("/fhir/Patient/4", 200, "<html>");
        server.createContext("/fhir/Patient/5", exchange -> {
            exchange.getResponseHeaders().set("Location", "/fhir/Patient/1");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/fhir/Patient/6", _ -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void readsWithTheTokenAndWithoutOne() {
        assertThat(read("Patient/1", "secret", LONG)).isInstanceOf(Read.Found.class);
        assertThat(read("Patient/1", null, LONG)).isInstanceOf(Read.Found.class);

        assertThat(tokens).containsExactly("Bearer secret", "none");
    }

    @Test
    void tellsNoneFromARefusalAndFromNonsense() {
        assertThat(read("Patient/2", "t", LONG)).isEqualTo(new Read.None());
        assertThat(read("Patient/3", "t", LONG)).isEqualTo(new Read.Failed("HTTP 403"));
        assertThat(read("Patient/4", "t", LONG)).isInstanceOf(Read.Failed.class);
    }

    @Test
    void followsNoRedirectAndTakesTheTokenNowhereElse() {
        assertThat(read("Patient/5", "secret", LONG)).isEqualTo(new Read.Failed("HTTP 302"));

        assertThat(tokens).isEmpty();
    }

    @Test
    void doesNotWaitForLong() {
        assertThat(read("Patient/6", "t", Duration.ofMillis(100))).isInstanceOf(Read.Failed.class);
    }

    private Read read(String query, @Nullable String token, Duration timeout) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
        return new HttpFhirReads(timeout)
                .read(new FhirServer(base, "ehr", token), query)
                .join();
    }

    private void reply(String path, int status, String body) {
        server.createContext(path, exchange -> {
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            tokens.add(token == null ? "none" : token);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
