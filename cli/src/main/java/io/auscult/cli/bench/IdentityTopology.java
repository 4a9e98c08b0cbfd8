package io.auscult.cli.bench;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/** What Kafka Streams costs when nothing is done: bytes in, the same bytes out. */
final class IdentityTopology {
    private IdentityTopology() {}

    static Topology build(String in, String out) {
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        "read",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        in)
                .addSink("write", out, new ByteArraySerializer(), new ByteArraySerializer(), "read");
    }
}
