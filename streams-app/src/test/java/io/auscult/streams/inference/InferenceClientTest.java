package io.auscult.streams.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.event.InferenceOutcome.Failed.Reason;
import io.auscult.core.signal.Signal.Question;
import io.auscult.streams.inference.InferenceServer.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** One call over a socket. */
class InferenceClientTest {
    static final Question QUESTION =
            new Question("q-1", new TreeMap<>(Map.of("age", "66.0", "sex", "1.0", "creatinine", "2.5")));

    private final InferenceServer server = new InferenceServer(List.of("age", "sex", "creatinine"), SiteModel::score);
    private final InferenceClient client = new InferenceClient(new BearerTokens(Map.of()));
    private final Endpoint endpoint = SiteModel.endpoint(server.url());

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void readsTheElementThatTheCardNames() {
        assertThat(client.ask(endpoint, QUESTION).outputs()).containsExactly(Map.entry("p[1]", new BigDecimal("0.25")));
    }

    @Test
    void sendsTheColumnsInTheCardsOrderAsOneTensor() {
        client.ask(endpoint, QUESTION);

        JsonNode asked = server.asked().getFirst();
        assertThat(asked.get("id").asString()).isEqualTo("q-1");
        assertThat(asked.get("inputs").toString())
                .isEqualTo("[{\"name\":\"X\",\"shape\":[1,3],\"datatype\":\"FP64\",\"data\":[66.0,1.0,2.5]}]");
        assertThat(asked.get("outputs").toString()).isEqualTo("[{\"name\":\"p\"}]");
    }

    @Test
    void sendsATensorForEachColumnWhereTheCardSaysSo() {
        assertThat(client.ask(SiteModel.perColumn(server.url()), QUESTION).outputs())
                .containsEntry("p[1]", new BigDecimal("0.25"));
        assertThat(server.asked().getFirst().get("inputs").get(2).toString())
                .isEqualTo("{\"name\":\"creatinine\",\"shape\":[1,1],\"datatype\":\"FP64\",\"data\":[2.5]}");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVER_ERROR, REFUSED, true",
        "UNAVAILABLE, UNREACHABLE, true",
        "BAD_REQUEST, REFUSED, false",
        "REDIRECT, REFUSED, false",
        "HANG, TIMED_OUT, true",
        "HANG_IN_THE_BODY, TIMED_OUT, true",
        "RESET, UNREACHABLE, true",
        "GARBAGE, NOT_UNDERSTOOD, false",
        "WRONG_SHAPE, NOT_UNDERSTOOD, false",
        "WRONG_OUTPUT, NOT_UNDERSTOOD, false",
        "WRONG_ID, NOT_UNDERSTOOD, false",
        "TEXT_FOR_A_NUMBER, NOT_UNDERSTOOD, false",
        "ENDLESS, UNREACHABLE, true",
    })
    void saysWhatWentWrong(Fault fault, Reason reason, boolean passing) {
        server.failNext(fault);

        assertThatThrownBy(() -> client.ask(endpoint, QUESTION)).isInstanceOfSatisfying(CallFailed.class, failed -> {
            assertThat(failed.outcome().reason()).isEqualTo(reason);
            assertThat(failed.isPassing()).isEqualTo(passing);
            assertThat(failed.getMessage()).doesNotContain("2.5", "66");
        });
    }

    @Test
    void cannotReachWhatDoesNotListen() {
        Endpoint nowhere = SiteModel.endpoint(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> client.ask(nowhere, QUESTION))
                .isInstanceOfSatisfying(
                        CallFailed.class,
                        failed -> assertThat(failed.outcome().reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void asksWhetherTheServerIsReady() {
        assertThat(client.isReady(endpoint)).isTrue();
        server.ready(false);
        assertThat(client.isReady(endpoint)).isFalse();
    }

    @Test
    void sendsATokenToItsOwnServerAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("token");
        Files.writeString(file, "first\n");
        try (InferenceClient own = new InferenceClient(new BearerTokens(Map.of(server.url(), file)));
                InferenceClient other =
                        new InferenceClient(new BearerTokens(Map.of(URI.create("http://localhost:9"), file)))) {
            own.ask(endpoint, QUESTION);
            Files.writeString(file, "second\n");
            own.ask(endpoint, QUESTION);
            other.ask(endpoint, QUESTION);
        }

        assertThat(server.authorizations()).containsExactly("Bearer first", "Bearer second", "null");
    }

    @Test
    void saysNothingOfATokenThatIsNone(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "two words");
        try (InferenceClient own = new InferenceClient(new BearerTokens(Map.of(server.url(), file)))) {
            assertThatThrownBy(() -> own.ask(endpoint, QUESTION))
                    .isInstanceOf(CallFailed.class)
                    .hasMessage("The file of the bearer token cannot be read");
        }
    }
}
