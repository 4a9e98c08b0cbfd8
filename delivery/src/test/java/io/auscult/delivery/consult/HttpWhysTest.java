package io.auscult.delivery.consult;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.auscult.core.value.Mode;
import io.auscult.delivery.Sample;
import io.auscult.delivery.consult.WhyAnswer.Condition;
import io.auscult.delivery.consult.WhyAnswer.Explained;
import io.auscult.delivery.consult.WhyAnswer.PolicyWhy;
import io.auscult.delivery.consult.WhyAnswer.Unanswered;
import io.auscult.delivery.consult.WhyAnswer.UnknownPatient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpWhysTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server = server();
    private @Nullable String asked;

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
    void readsWhatBecameOfARuleConditionByCondition() {
        reply(200, """
                {"patient": "x", "asOf": "2026-11-20T12:00:00Z", "rules": [], "explanations": [
                  {"rule": "cardiac/high-ascvd-risk-without-statin", "kind": "clinical", "mode": "live", "outcome": "held",
                   "summary": "Discuss prevention", "sentence": "Why.", "heldBy": "policy/lock-out-after-answer",
                   "until": "2026-11-23T12:00:00Z", "because": [], "something": "new",
                   "variants": [{"name": "", "matched": true, "conditions": [
                     {"words": "age from 40 to 75 years", "met": "yes", "seen": ["67 years"]}]}],
                   "policies": [{"rule": "policy/lock-out-after-answer", "holds": true, "because": []}], "alert": null}]}""");

        assertThat(ask(LONG)).isInstanceOfSatisfying(Explained.class, explained -> {
            assertThat(explained.asOf()).isEqualTo(Sample.NOW);
            assertThat(explained.rules()).singleElement().satisfies(rule -> {
                assertThat(rule.rule()).isEqualTo(Sample.STATIN);
                assertThat(rule.mode()).isEqualTo(Mode.LIVE);
                assertThat(rule.heldBy()).isEqualTo(Sample.LOCK_OUT);
                assertThat(rule.until()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
                assertThat(rule.variants().getFirst().conditions())
                        .containsExactly(new Condition("age from 40 to 75 years", "yes", List.of("67 years")));
                assertThat(rule.policies()).containsExactly(new PolicyWhy(Sample.LOCK_OUT, true, List.of()));
            });
        });
        assertThat(asked).isEqualTo("/why/" + Sample.ADA + "?rule=" + Sample.STATIN);
    }

    @Test
    void aLateAnswerAnErrorOrNonsenseIsNoAnswer() {
        server.createContext("/", _ -> await(over));
        assertThat(ask(Duration.ofMillis(100))).isEqualTo(new Unanswered("late"));
        server.removeContext("/");
        reply(503, "");
        assertThat(ask(LONG)).isEqualTo(new Unanswered("HTTP 503"));
        server.removeContext("/");
        reply(200, "{\"explanations\": [{}]}");
        assertThat(ask(LONG)).isInstanceOf(Unanswered.class);
    }

    @Test
    void aPatientOfWhomNothingIsKnownIsSaidSo() {
        reply(404, "");

        assertThat(ask(LONG)).isEqualTo(new UnknownPatient());
    }

    private WhyAnswer ask(Duration timeout) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new HttpWhys(base, timeout).ask(Sample.ADA, Sample.STATIN);
    }

    private void reply(int status, String body) {
        server.createContext("/", exchange -> {
            asked = exchange.getRequestURI().toString();
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
