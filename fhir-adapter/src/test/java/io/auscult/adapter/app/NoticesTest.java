package io.auscult.adapter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.auscult.adapter.ehr.FakeEhr;
import io.auscult.adapter.subscription.Subscriptions;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Cursor;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The adapter as a subscriber, on a real broker: a notice comes in by HTTP, and what it names is read from an EHR. */
@SpringBootTest(
        classes = {AdapterApplication.class, NoticesTest.Site.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class NoticesTest {
    private static final Topics TOPICS = Topics.withPrefix("");
    private static final WireSerdes SERDES = WireSerdes.local();
    private static final FakeEhr EHR = new FakeEhr();
    private static final EmbeddedKafkaBroker BROKER = OneBroker.start();

    @LocalServerPort
    private int port;

    @TempDir
    static Path folder;

    @Autowired
    private Subscriptions subscriptions;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws InterruptedException {
        OneBroker.announce(BROKER, TOPICS, registry);
        registry.add("auscult.site-key", () -> "000102030405060708090a0b0c0d0e0f");
        registry.add("auscult.adapter.mllp.port", () -> 0);
        registry.add("auscult.adapter.sources", NoticesTest::sources);
    }

    private static Path sources() {
        try {
            Files.writeString(folder.resolve("ehr.yaml"), """
                    name: ehr
                    zone: UTC
                    fhir: {}
                    ehr:
                      base: %s
                      notify-at: http://127.0.0.1/fhir
                      subscriptions:
                        - name: labs
                          style: r4-backport
                          topic: http://ehr/topic
                          content: id-only
                          types: [Observation]
                    """.formatted(EHR.base()));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestConfiguration
    static class Site {
        @Bean
        @Primary
        WireSerdes localSerdes() {
            return SERDES;
        }
    }

    @AfterAll
    static void close() {
        EHR.close();
        BROKER.destroy();
    }

    private int send(String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir"))
                    .header("Content-Type", "application/fhir+json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static long recorded(String id) {
        return Log.of(BROKER.getBrokersAsString(), TOPICS.events(), SERDES.events()).stream()
                .map(ConsumerRecord::value)
                .filter(event -> event instanceof ObservationRecorded said
                        && said.fact().value().endsWith("/" + id))
                .count();
    }

    private static String position() {
        return Log.of(BROKER.getBrokersAsString(), TOPICS.cursors(), SERDES.cursors()).stream()
                .map(ConsumerRecord::value)
                .filter(cursor -> cursor.key().equals("ehr/subscription/labs"))
                .map(Cursor::position)
                .reduce("", (_, last) -> last);
    }

    @Test
    void commitsWhatANoticeNamesAndHowFarItHasHeard() throws Exception {
        await().until(() -> subscriptions.feeds("ehr").getFirst().status().equals("active"));
        assertThat(EHR.subscriptions()).hasSize(1);
        assertThat(send(EHR.notice(EHR.write("o1"), true))).isEqualTo(200);
        assertThat(recorded("o1")).isEqualTo(1);
        assertThat(position()).contains("\"through\":1", "\"id\":\"s1\"");
        EHR.down(true);
        EHR.write("o2");
        assertThat(send(EHR.notice(2, true))).isEqualTo(200);
        assertThat(recorded("o2")).isZero();
        assertThat(position()).contains("Observation/o2");
        EHR.down(false);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(recorded("o2")).isEqualTo(1));
        assertThat(send("")).isEqualTo(200);
    }
}
