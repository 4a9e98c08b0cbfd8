package io.auscult.adapter.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.subscription.Notice.Happened;
import io.auscult.schemas.topic.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeReaderTest {

    private static Optional<Notice> read(String json) {
        return NoticeReader.bundle(Payload.of(json.getBytes(StandardCharsets.UTF_8)))
                .flatMap(NoticeReader::read);
    }

    private static String r4(String parameters) {
        return """
                {"resourceType":"Bundle","type":"history","timestamp":"2026-05-29T11:44:13.5Z","entry":[{"resource":
                 {"resourceType":"Parameters","parameter":[
                  {"name":"subscription","valueReference":{"reference":"http://ehr/fhir/Subscription/s1"}},
                  {"name":"topic","valueCanonical":"http://ehr/topic"},{"name":"status","valueCode":"active"}%s]}}]}
                """.formatted(parameters);
    }

    private static String r5(String bundleType, String fields) {
        return """
                {"resourceType":"Bundle","type":"%s","entry":[{"resource":
                 {"resourceType":"SubscriptionStatus","subscription":{"reference":"Subscription/s1"},"status":"active"%s}}]}
                """.formatted(bundleType, fields);
    }

    @Test
    void readsAnEventOfTheR4Backport() {
        Notice notice = read(r4("""
                        ,{"name":"type","valueCode":"event-notification"},
                        {"name":"events-since-subscription-start","valueString":"2"},
                        {"name":"notification-event","part":[{"name":"event-number","valueString":"2"},
                         {"name":"timestamp","valueInstant":"2026-05-29T13:44:13+02:00"},
                         {"name":"focus","valueReference":{"reference":"Observation/1"}},
                         {"name":"additional-context","valueReference":{"reference":"Patient/1"}},
                         {"name":"additional-context","valueReference":{"reference":"Encounter/1"}}]}
                        """)).orElseThrow();
        assertThat(notice.type()).isEqualTo(Notice.Type.EVENT);
        assertThat(notice.subscription()).isEqualTo("http://ehr/fhir/Subscription/s1");
        assertThat(notice.topic()).isEqualTo("http://ehr/topic");
        assertThat(notice.total()).isEqualTo(2);
        assertThat(notice.at()).isEqualTo(Instant.parse("2026-05-29T11:44:13.5Z"));
        assertThat(notice.events())
                .containsExactly(new Happened(
                        2L,
                        Instant.parse("2026-05-29T11:44:13Z"),
                        List.of("Observation/1", "Patient/1", "Encounter/1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "3"})
    void readsNumbersAsStringsAndAsNumbers(String three) {
        Notice r5 = read(r5(
                        "subscription-notification",
                        ",\"type\":\"event-notification\",\"eventsSinceSubscriptionStart\":" + three
                                + ",\"notificationEvent\":[{\"eventNumber\":" + three
                                + ",\"focus\":{\"reference\":\"Observation/1\"}}]"))
                .orElseThrow();
        assertThat(r5.total()).isEqualTo(3);
        assertThat(r5.numbers().boxed()).containsExactly(3L);
        Notice r4 = read(r4(",{\"name\":\"type\",\"valueCode\":\"heartbeat\"},"
                        + "{\"name\":\"events-since-subscription-start\",\"valueUnsignedInt\":" + three + "}"))
                .orElseThrow();
        assertThat(r4.total()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "handshake, HANDSHAKE",
        "heartbeat, HEARTBEAT",
        "event-notification, EVENT",
        "query-status, STATUS",
        "query-event, EVENTS_ASKED_FOR"
    })
    void readsEveryType(String code, Notice.Type type) {
        assertThat(read(r5("history", ",\"type\":\"" + code + "\"")))
                .map(Notice::type)
                .contains(type);
        assertThat(read(r4(",{\"name\":\"type\",\"valueCode\":\"" + code + "\"}")))
                .map(Notice::type)
                .contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "subscription-notification", "transaction", "collection"})
    void readsANoticeWhateverTheTypeOfItsBundle(String type) {
        assertThat(read(r5(type, ",\"type\":\"heartbeat\""))).isPresent();
    }

    @Test
    void takesANoticeThatListsNoEventForOneOfTheNewest() {
        Notice notice = read(r5("history", ",\"type\":\"event-notification\",\"eventsSinceSubscriptionStart\":\"7\""))
                .orElseThrow();
        assertThat(notice.numbers().boxed()).containsExactly(7L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"subscription\"}]}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Observation\"}},"
                        + "{\"resource\":{\"resourceType\":\"SubscriptionStatus\",\"type\":\"heartbeat\"}}]}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Parameters\","
                        + "\"parameter\":[{\"name\":\"subscription\"}]}}]}",
                "{\"resourceType\":\"Bundle\",\"note\":\"SubscriptionStatus\"}",
                "{\"resourceType\":\"Bundle\",\"entry\":\"SubscriptionStatus\"}",
                "SubscriptionStatus",
                ""
            })
    void leavesEveryOtherMessageAlone(String json) {
        assertThat(read(json)).isEmpty();
    }

    @Test
    void readsTheNoticesOfTheCorpus() throws IOException {
        Path folder = Path.of(System.getProperty("auscult.shared", "../../shared"), "corpus", "subscriptions");
        Assumptions.assumeTrue(Files.isDirectory(folder), "The corpus is not there: " + folder.toAbsolutePath());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it ->
                            it.toString().contains("_bundle_") || it.toString().contains("status_example"))
                    .toList()) {
                Notice notice = read(Files.readString(file)).orElseThrow();
                assertThat(notice.subscription()).as(file.toString()).contains("/Subscription/");
                assertThat(notice.total()).as(file.toString()).isPositive();
                assertThat(notice.events()).as(file.toString()).hasSize(notice.type() == Notice.Type.HEARTBEAT ? 0 : 1);
            }
        }
    }
}
