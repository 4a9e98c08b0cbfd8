package io.auscult.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The build's gate on contracts: what is published stays readable, both ways, and what is written is published. State stores
 * are published too, because their first byte promises the schema of that version; no store outlives its version, so they need
 * not be compatible.
 */
class CompatibilityGateTest {
    private static final Path CURRENT = Path.of("target", "current-schemas");

    static Map<String, Schema> current() {
        Map<String, Schema> current = new TreeMap<>(WireContracts.bySubject(Topics.withPrefix("")));
        current.put("store-alertbook", Codec.ALERT_BOOK.schema());
        current.put("store-fact", Codec.FACT.schema());
        current.put("store-patientstate", Codec.PATIENT_STATE.schema());
        current.put("store-signal", Codec.SIGNAL.schema());
        return current;
    }

    static Stream<String> subjects() {
        return current().keySet().stream();
    }

    static Stream<String> topics() {
        return subjects().filter(subject -> !subject.startsWith("store-"));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyPublishedVersionAndTheCurrentOneReadEachOther(String subject) {
        List<Schema> published = Published.of(subject).versions();

        assertThat(Compatibility.breaks(subject, schema(subject), published))
                .as("A new major version (another topic) is the way to an incompatible change")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void whatIsWrittenIsPublished(String subject) throws IOException {
        Published published = Published.of(subject);
        List<Schema> versions = published.versions();
        int next = versions.size() + 1;
        Path current = writeCurrent(subject);

        assertThat(versions.isEmpty() ? null : versions.getLast())
                .as(
                        "The schema of %s is not published: publish v%d%n  cp %s %s",
                        subject, next, current, published.file(next))
                .isEqualTo(schema(subject));
    }

    @Test
    void nothingIsPublishedThatNoTopicOrStoreHas() throws IOException {
        try (Stream<Path> folders = Files.list(Published.HOME)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(current().keySet());
        }
    }

    @Test
    void aStoredSchemaHasAsManyVersionsAsTheStoreKnows() {
        assertThat(subjects().filter(subject -> subject.startsWith("store-")))
                .allSatisfy(store -> assertThat(Published.of(store).versions()).hasSize(StoreSerdes.VERSION));
    }

    /** Unions of records and enums could not grow; amounts and scores are text, so that none is rounded. */
    @ParameterizedTest
    @MethodSource("subjects")
    void hasNoUnionButWithNullAndNoEnumAndNoFloatingPoint(String subject) {
        List<Schema> parts = parts(schema(subject), new ArrayList<>());

        assertThat(parts)
                .extracting(Schema::getType)
                .doesNotContain(Schema.Type.ENUM, Schema.Type.FLOAT, Schema.Type.DOUBLE);
        assertThat(parts).filteredOn(Schema::isUnion).allSatisfy(union -> {
            assertThat(union.getTypes()).hasSize(2);
            assertThat(union.getTypes().getFirst().getType()).isEqualTo(Schema.Type.NULL);
        });
    }

    private static List<Schema> parts(Schema schema, List<Schema> found) {
        if (found.contains(schema)) {
            return found;
        }
        found.add(schema);
        switch (schema.getType()) {
            case RECORD -> schema.getFields().forEach(field -> parts(field.schema(), found));
            case UNION -> schema.getTypes().forEach(branch -> parts(branch, found));
            case ARRAY -> parts(schema.getElementType(), found);
            case MAP -> parts(schema.getValueType(), found);
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
        return found;
    }

    @Test
    void saysWhatBreaksForWhom() {
        Schema v1 = SchemaBuilder.record("Thing").fields().requiredString("id").endRecord();
        Schema more = SchemaBuilder.record("Thing")
                .fields()
                .requiredString("id")
                .requiredString("name")
                .endRecord();
        Schema less =
                SchemaBuilder.record("Thing").fields().optionalString("note").endRecord();

        assertThat(Compatibility.breaks("things", more, List.of(v1)))
                .singleElement()
                .asString()
                .contains("can no longer read", "v1", "name");
        assertThat(Compatibility.breaks("things", less, List.of(v1)))
                .singleElement()
                .asString()
                .contains("subscribers that still use v1", "id");
    }

    private static Schema schema(String subject) {
        return Objects.requireNonNull(current().get(subject), subject);
    }

    private static Path writeCurrent(String subject) throws IOException {
        Path file = CURRENT.resolve(subject + ".avsc");
        Files.createDirectories(CURRENT);
        return Files.writeString(file, SchemaFormatter.format("json/pretty", schema(subject)) + "\n");
    }
}
