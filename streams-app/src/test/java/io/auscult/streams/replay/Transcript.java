package io.auscult.streams.replay;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;

/** What was written of each patient and kind, in its order, byte for byte. */
final class Transcript {
    private final SortedMap<String, List<String>> lines = new TreeMap<>();

    void add(String kind, List<KeyValue<String, byte[]>> records) {
        records.forEach(record -> add(kind, record.key, record.value));
    }

    void add(String kind, String patient, byte[] bytes) {
        lines.computeIfAbsent(patient + " " + kind, _ -> new ArrayList<>())
                .add(HexFormat.of().formatHex(bytes));
    }

    SortedMap<String, List<String>> lines() {
        return lines;
    }

    long count(String kind) {
        return lines.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(kind))
                .mapToLong(entry -> entry.getValue().size())
                .sum();
    }
}
