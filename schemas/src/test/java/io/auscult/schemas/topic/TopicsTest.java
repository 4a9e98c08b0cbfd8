package io.auscult.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {
    private static final long DAY_MS = 24L * 60 * 60 * 1000;

    @Test
    void namesEveryTopicOnce() {
        assertThat(Topics.withPrefix("").all())
                .extracting(Topic::name)
                .containsExactly(
                        "cds.messages.v1",
                        "cds.events.v1",
                        "cds.people.v1",
                        "cds.signals.v1",
                        "cds.decisions.v1",
                        "cds.alerts.v1",
                        "cds.open-alerts.v1",
                        "cds.inference-requests.v1",
                        "cds.rulebooks.v1",
                        "cds.deployments.v1",
                        "cds.concepts.v1",
                        "cds.cursors.v1",
                        "cds.disclosures.v1",
                        "cds.watch.v1",
                        "cds.deadletters.fhir-adapter.v1",
                        "cds.deadletters.streams-app.v1",
                        "cds.deadletters.delivery.v1");
    }

    @Test
    void putsThePrefixBeforeEveryNameAndChangesNothingElse() {
        Topic plain = Topics.withPrefix("").events();
        Topic north = Topics.withPrefix("north.").events();

        assertThat(Topics.withPrefix("north.").all())
                .allSatisfy(topic -> assertThat(topic.name()).startsWith("north.cds."));
        assertThat(north)
                .isEqualTo(new Topic(
                        "north.cds.events.v1",
                        plain.partitions(),
                        plain.config(),
                        plain.keyedBy(),
                        plain.description()));
    }

    @Test
    void aSilentGenerationReadsWhatAllReadAndWritesToTopicsOfItsOwn() {
        Topics north = Topics.withPrefix("north.");
        Topics silent = north.silent(3);

        assertThat(silent.events()).isEqualTo(north.events());
        assertThat(silent.rulebooks()).isEqualTo(north.rulebooks());
        assertThat(silent.written())
                .hasSameSizeAs(north.written())
                .allSatisfy(topic -> assertThat(topic.name()).startsWith("north.g3.cds."))
                .allSatisfy(topic -> assertThat(topic.config())
                        .containsEntry("cleanup.policy", "delete")
                        .containsEntry("retention.ms", "-1"));
        assertThat(silent.written().stream().map(topic -> silent.published(topic.name())))
                .containsExactlyElementsOf(
                        north.written().stream().map(Topic::name).toList());
        assertThat(north.eventsWritten()).isEqualTo(north.events());
    }

    @Test
    void refusesAPrefixThatKafkaWouldRefuse() {
        assertThatThrownBy(() -> Topics.withPrefix("north/")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "cds.messages.v1, 8, 14",
        "cds.events.v1, 8, 400",
        "cds.signals.v1, 8, 365",
        "cds.decisions.v1, 8, 365",
        "cds.alerts.v1, 8, 400",
        "cds.inference-requests.v1, 8, 7",
        "cds.deadletters.fhir-adapter.v1, 1, 30",
    })
    void keepsRecordsForAsLongAsTheCatalogueSays(String name, int partitions, int days) {
        Topic topic = find(name);

        assertThat(topic.partitions()).isEqualTo(partitions);
        assertThat(topic.config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", Long.toString(days * DAY_MS));
    }

    @ParameterizedTest
    @CsvSource({
        "cds.people.v1, 8",
        "cds.open-alerts.v1, 8",
        "cds.rulebooks.v1, 1",
        "cds.deployments.v1, 1",
        "cds.concepts.v1, 1",
    })
    void keepsTheNewestOfEachKeyForEver(String name, int partitions) {
        Topic topic = find(name);

        assertThat(topic.partitions()).isEqualTo(partitions);
        assertThat(topic.config()).containsEntry("cleanup.policy", "compact").doesNotContainKey("retention.ms");
    }

    @Test
    void hasRoomForAMessagePartInEveryTopicAndForNothingLargerThanAProducerSends() {
        assertThat(Topics.withPrefix("").all())
                .allSatisfy(topic -> assertThat(maxBytes(topic.config()))
                        .isBetween(Message.PART_BYTES + 16 * 1024, Topics.LARGEST_RECORD_BYTES));
    }

    private static int maxBytes(Map<String, String> config) {
        return Integer.parseInt(config.getOrDefault("max.message.bytes", "0"));
    }

    private static Topic find(String name) {
        return Topics.withPrefix("").all().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
