package io.auscult.adapter.app;

import io.auscult.adapter.site.MllpAddress;
import io.auscult.adapter.site.SourceFolder;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code auscult.adapter.*}.
 *
 * @param nodeId unique and stable per process: a restart takes over from its dead predecessor
 * @param sources the folder with a file for each sender
 * @param bodyLimit the largest message that any door takes
 * @param bodyTime how long a message may take to arrive by HTTP
 * @param room the bytes of messages that all doors together hold at once; null for what the heap allows
 * @param mllp where a source listens whose file does not say
 */
@ConfigurationProperties("auscult.adapter")
public record AdapterSettings(
        @DefaultValue("adapter-1") String nodeId,
        @DefaultValue("sources") Path sources,
        @DefaultValue("50MB") DataSize bodyLimit,
        @DefaultValue("2m") Duration bodyTime,
        @Nullable DataSize room,
        @DefaultValue Mllp mllp) {

    /** What the adapter takes without messages. */
    private static final long OWN_HEAP = 100L << 20;

    /** How many bytes of heap a byte in the room takes while it is worked on: measured 6 for bundles, 9 for JSON of nothing. */
    private static final int HEAP_PER_BYTE = 9;

    private static final long LEAST_ROOM = 4L << 20;

    /** Where HL7 v2 comes in. */
    public record Mllp(
            @DefaultValue("127.0.0.1") String host,
            @DefaultValue("2575") int port) {}

    int mostBytes() {
        return Math.toIntExact(bodyLimit.toBytes());
    }

    long roomBytes() {
        long free = Runtime.getRuntime().maxMemory() - OWN_HEAP;
        return room == null ? Math.max(LEAST_ROOM, free / HEAP_PER_BYTE) : room.toBytes();
    }

    SourceFolder sourceFolder() {
        return new SourceFolder(sources.toAbsolutePath().normalize(), new MllpAddress(mllp.host(), mllp.port()));
    }
}
