package io.auscult.schemas.topic;

/** Where something came from. */
public sealed interface Origin {

    /** A record in a topic. */
    record SourceRecord(String topic, int partition, long offset) implements Origin {}

    /** A way in from outside, such as {@code mllp:2575} or {@code POST /fhir}: it never was a record. */
    record Door(String name) implements Origin {}

    default String words() {
        return switch (this) {
            case SourceRecord record -> record.topic() + "/" + record.partition() + "@" + record.offset();
            case Door door -> door.name();
        };
    }
}
