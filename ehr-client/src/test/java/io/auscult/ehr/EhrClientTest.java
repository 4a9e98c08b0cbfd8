package io.auscult.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.auscult.ehr.EhrFailure.Kind;
import io.auscult.ehr.StubServer.Reply;
import io.auscult.schemas.topic.Payload;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EhrClientTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Payload BODY = Payload.of("{}".getBytes(StandardCharsets.UTF_8));

    private final StubServer server = new StubServer();
    private final StubServer elsewhere = new StubServer();
    private final List<Duration> pauses = new ArrayList<>();
    private final EhrClient client = client(server.at("/fhir/"), new Tokens("one", "two"), 1_000);

    /** Gives one token after the other, as each is refused. */
    private static final class Tokens implements Authorization {
        private final Deque<String> left;

        Tokens(String... tokens) {
            this.left = new ArrayDeque<>(List.of(tokens));
        }

        @Override
        public Optional<String> token() {
            return Optional.ofNullable(left.peek());
        }

        @Override
        public void refused(String token) {
            left.remove(token);
        }
    }

    private EhrClient client(URI base, Authorization authorization, int bytes) {
        EhrClient.Limits limits = new EhrClient.Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), bytes);
        return new EhrClient(base, authorization, limits, CLOCK, pauses::add);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        elsewhere.close();
    }

    private void answerInTurn(Reply... replies) {
        Deque<Reply> left = new ArrayDeque<>(List.of(replies));
        server.answer(_ -> left.size() > 1 ? left.removeFirst() : left.getFirst());
    }

    @Test
    void asksForFhirUnderItsBase() throws Exception {
        server.answer(_ -> Reply.json("{\"resourceType\":\"Bundle\"}"));
        EhrAnswer answer = client.get("Observation?code=http://loinc.org|4548-4&_lastUpdated=ge2026-01-01")
                .ok();
        assertThat(answer.json().path("resourceType").asString()).isEqualTo("Bundle");
        assertThat(server.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.path()).isEqualTo("/fhir/Observation");
            assertThat(asked.query()).isEqualTo("code=http://loinc.org|4548-4&_lastUpdated=ge2026-01-01");
            assertThat(asked.header("Accept")).isEqualTo("application/fhir+json");
            assertThat(asked.header("Authorization")).isEqualTo("Bearer one");
        });
    }

    @Test
    void asksAgainWhenTheEhrIsBusyAndWaitsAsLongAsItWasTold() throws Exception {
        answerInTurn(
                new Reply(429, Map.of("Retry-After", "7"), ""),
                new Reply(503, Map.of("Retry-After", "Sun, 01 Mar 2026 12:00:09 GMT"), ""),
                Reply.of(502, ""),
                Reply.json("{}"));
        assertThat(client.get("Observation/1").status()).isEqualTo(200);
        assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(7), Duration.ofMillis(7_300));
        assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(9), Duration.ofMillis(9_300));
        assertThat(pauses.get(2)).isBetween(Duration.ofMillis(600), Duration.ofMillis(1_200));
    }

    @Test
    void leavesAPauseThatIsTooLongToItsCaller() throws Exception {
        answerInTurn(new Reply(503, Map.of("Retry-After", "3600"), ""));
        EhrAnswer answer = client.get("Observation/1");
        assertThat(pauses).isEmpty();
        assertThatExceptionOfType(EhrFailure.class).isThrownBy(answer::ok).satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.LATER);
            assertThat(failure.askedToWait()).isEqualTo(Duration.ofHours(1));
        });
    }

    @Test
    void doesNotCreateTwiceAfterAnErrorOfWhichNobodyKnowsWhatItDid() throws Exception {
        answerInTurn(Reply.of(500, ""));
        assertThat(client.send(EhrRequest.post("Subscription", BODY)).status()).isEqualTo(500);
        assertThat(server.asked()).hasSize(1);
        assertThat(client.send(EhrRequest.put("Subscription/1", BODY)).status()).isEqualTo(500);
        assertThat(server.asked()).hasSize(5);
    }

    @Test
    void renewsARefusedTokenOnce() throws Exception {
        server.answer(
                asked -> "Bearer two".equals(asked.header("Authorization")) ? Reply.json("{}") : Reply.of(401, ""));
        assertThat(client.get("Patient/1").isOk()).isTrue();
        server.answer(_ -> Reply.of(401, ""));
        assertThatExceptionOfType(EhrFailure.class)
                .isThrownBy(() -> client.get("Patient/1").ok())
                .withMessageContaining("set the SMART client");
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void goesToNoOtherServer() {
        assertThatExceptionOfType(EhrFailure.class)
                .isThrownBy(() -> client.get(elsewhere.at("/fhir/Observation/1").toString()))
                .withMessageContaining("another server");
        answerInTurn(new Reply(
                302, Map.of("Location", elsewhere.at("/fhir/Observation/1").toString()), ""));
        assertThatExceptionOfType(EhrFailure.class)
                .isThrownBy(() -> client.get("Observation/1").ok())
                .withMessageContaining("set the base address to where it redirects to");
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void fetchesAFileFromElsewhereWithoutItsToken() throws Exception {
        elsewhere.answer(_ -> Reply.of(200, "{}\n{}\n"));
        server.answer(_ -> Reply.of(200, "{}\n"));
        for (URI file : List.of(elsewhere.at("/files/1.ndjson"), server.at("/files/2.ndjson"))) {
            try (InputStream lines = client.open(EhrRequest.get(file.toString()))) {
                assertThat(lines.readAllBytes()).isNotEmpty();
            }
        }
        assertThat(elsewhere.asked().getFirst().header("Authorization")).isNull();
        assertThat(server.asked().getFirst().header("Authorization")).isEqualTo("Bearer one");
    }

    @Test
    void followsPagesAndKnowsTheLast() throws Exception {
        String second = server.at("/fhir?_getpages=2").toString();
        server.answer(asked -> Reply.json(
                asked.query().isEmpty()
                        ? "{\"link\":[{\"relation\":\"self\",\"url\":\"x\"},{\"relation\":\"next\",\"url\":\"%s\"}]}"
                                .formatted(second)
                        : "{\"resourceType\":\"Bundle\"}"));
        Optional<String> next = client.next(client.get("Observation").json());
        assertThat(next).contains(second);
        assertThat(client.next(client.get(next.get()).json())).isEmpty();
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() {
        server.answer(_ -> Reply.json("{\"text\":\"" + "x".repeat(2_000) + "\"}"));
        assertThatExceptionOfType(EhrFailure.class)
                .isThrownBy(() -> client.get("Observation"))
                .withMessageContaining("more than 1000 bytes");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void saysWhenNobodyAnswersAndNothingOfWhomItAskedFor() {
        server.close();
        assertThatExceptionOfType(EhrFailure.class)
                .isThrownBy(() -> client.get("Patient/canary-17?name=Canaryname"))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.LATER))
                .withMessageContaining("GET Patient")
                .withMessageNotContainingAny("canary-17", "Canaryname");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void tellsOfARefusalOnlyTheCode() {
        answerInTurn(Reply.of(422, """
                {"resourceType":"OperationOutcome","issue":[{"code":"invalid","diagnostics":"Canaryname, Tweety"}]}
                """));
        assertThatExceptionOfType(EhrFailure.class)
                .isThrownBy(() -> client.get("Patient/1").ok())
                .withMessageContaining("422 (invalid)")
                .withMessageNotContaining("Canaryname");
    }

    @Test
    void knowsWhichReferencesAreItsOwn() {
        TypedId one = new TypedId("Observation", "1");
        assertThat(client.local("Observation/1")).contains(one);
        assertThat(client.local(server.at("/fhir/Observation/1").toString())).contains(one);
        assertThat(client.local(server.at("/fhir/Observation/1/_history/2").toString()))
                .contains(one);
        assertThat(client.local(server.at("/other/Observation/1").toString())).isEmpty();
        assertThat(client.local(elsewhere.at("/fhir/Observation/1").toString())).isEmpty();
        assertThat(client.local("Observation/../Patient/1")).isEmpty();
        assertThat(client.local("#contained")).isEmpty();
    }

    @Test
    void wantsABaseThatIsOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EhrClient.to(URI.create("ftp://ehr/fhir"), Authorization.none()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EhrClient.to(URI.create("https://user:secret@ehr/fhir"), Authorization.none()))
                .withMessageNotContaining("secret");
    }
}
