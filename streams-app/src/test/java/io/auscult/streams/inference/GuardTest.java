package io.auscult.streams.inference;

import static io.auscult.streams.inference.InferenceClientTest.QUESTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.auscult.core.event.InferenceOutcome;
import io.auscult.core.event.InferenceOutcome.Failed;
import io.auscult.core.event.InferenceOutcome.Failed.Reason;
import io.auscult.core.event.InferenceOutcome.Returned;
import io.auscult.streams.inference.InferenceServer.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All calls to one endpoint; its card allows two at a time and two attempts. */
class GuardTest {
    private static final Guard.Care QUICK =
            new Guard.Care(4, Duration.ofMillis(300), Duration.ofMillis(10), Duration.ofMillis(20));

    private final InferenceServer server = new InferenceServer(List.of("age", "sex", "creatinine"), SiteModel::score);
    private final InferenceClient client = new InferenceClient(new BearerTokens(Map.of()));
    private final Guard guard = new Guard(SiteModel.endpoint(server.url()), client, QUICK);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void asksAgainAfterAFaultThatMayPass() {
        server.failNext(Fault.UNAVAILABLE);

        assertThat(guard.ask(QUESTION)).isInstanceOf(Returned.class);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void doesNotAskAgainWhatWasRefused() {
        server.failNext(Fault.BAD_REQUEST);

        assertThat(guard.ask(QUESTION)).isEqualTo(new Failed(Reason.REFUSED));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void givesUpAfterAsManyAttemptsAsTheCardAllows() {
        server.failNext(2, Fault.RESET);

        assertThat(guard.ask(QUESTION)).isEqualTo(new Failed(Reason.UNREACHABLE));
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void leavesAServerAloneThatFailsAndTriesItAgainLater() {
        server.failNext(2, Fault.SERVER_ERROR);
        assertThat(guard.ask(QUESTION)).isEqualTo(new Failed(Reason.REFUSED));

        InferenceOutcome whileOpen = guard.ask(QUESTION);
        int askedWhileOpen = server.asked().size();

        assertThat(whileOpen).isEqualTo(new Failed(Reason.CIRCUIT_OPEN));
        assertThat(askedWhileOpen).isEqualTo(2);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(guard.ask(QUESTION)).isInstanceOf(Returned.class));
    }

    @Test
    void isNotTakenForBrokenByQuestionsThatItRefuses() {
        server.failNext(6, Fault.BAD_REQUEST);
        for (int i = 0; i < 6; i++) {
            assertThat(guard.ask(QUESTION)).isEqualTo(new Failed(Reason.REFUSED));
        }

        assertThat(guard.isOpen()).isFalse();
        assertThat(guard.ask(QUESTION)).isInstanceOf(Returned.class);
    }

    @Test
    void callsNoMoreAtATimeThanTheCardAllows() {
        server.shut();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                callers.execute(() -> guard.ask(QUESTION));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> server.asked().size() == 2);
            assertThat(guard.calling()).isEqualTo(2);
            server.open();
        }

        assertThat(server.asked()).hasSize(6);
        assertThat(server.busiest()).isEqualTo(2);
    }
}
