package io.auscult.core.release;

import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rule pack as published: its files, whole.
 *
 * @param files text by file name within the pack's folder, {@code pack.yaml} among them
 */
public record PackRelease(String id, String version, Mode mode, Instant inForceFrom, Map<String, String> files) {
    public PackRelease {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    public String key() {
        return id + "@" + version;
    }
}
