package io.auscult.delivery.consult;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.auscult.core.value.Mode;
import io.auscult.delivery.Sample;
import io.auscult.delivery.consult.Consulted.Answered;
import io.auscult.delivery.consult.Consulted.Unanswered;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConsultTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server = server();

    @BeforeEach
    void listen() {
        server = server();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void readsWhatWouldBeRaised() {
        reply(200, """
                {"patient": "x", "position": "cds.events.v1/3@17", "now": "2026-11-20T12:00:00Z", "versions": {},
                 "decisions": [
                   {"kind": "withhold", "rule": "cardiac/troponin-rise", "subject": "patient", "until": null},
                   {"kind": "raise", "rule": "cardiac/high-ascvd-risk-without-statin", "subject": "patient",
                    "indicator": "info", "summary": "Discuss prevention", "mode": "live", "sentence": "Why."}]}""");

        assertThat(ask(LONG)).isInstanceOfSatisfying(Answered.class, answered -> {
            assertThat(answered.position()).isEqualTo("cds.events.v1/3@17");
            assertThat(answered.raises()).singleElement().satisfies(raise -> {
                assertThat(raise.rule()).isEqualTo(Sample.STATIN);
                assertThat(raise.mode()).isEqualTo(Mode.LIVE);
            });
        });
    }

    @Test
    void doesNotWaitForALateAnswer() {
        server.createContext("/", _ -> await(over));

        assertThat(ask(Duration.ofMillis(100))).isEqualTo(new Unanswered("late"));
    }

    @Test
    void anErrorOrNonsenseIsNoAnswer() {
        reply(503, "");
        assertThat(ask(LONG)).isEqualTo(new Unanswered("HTTP 503"));
        server.removeContext("/");
        reply(200, "{\"decisions\": [{\"kind\": \"raise\"}]}");
        assertThat(ask(LONG)).isInstanceOf(Unanswered.class);
    }

    @Test
    void ofAPatientWithoutAChartThereIsNothingToSay() {
        reply(404, "");

        assertThat(ask(LONG)).isEqualTo(new Answered("", List.of()));
    }

    private Consulted ask(Duration timeout) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new HttpConsult(base, timeout, WireSerdes.local(), Topics.withPrefix(""))
                .ask(Sample.ADA)
                .join();
    }

    private void reply(int status, String body) {
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
