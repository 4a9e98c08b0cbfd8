package io.auscult.core.release;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The concept catalogue as published: its files, whole.
 *
 * @param files text by file name
 */
public record CatalogueRelease(String version, Instant inForceFrom, Map<String, String> files) {
    public CatalogueRelease {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    public String key() {
        return "concepts@" + version;
    }
}
