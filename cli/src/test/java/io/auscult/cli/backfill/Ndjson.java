package io.auscult.cli.backfill;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Lines as a bulk export has them. */
final class Ndjson {
    private Ndjson() {}

    static String patient(String id) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}";
    }

    static String weight(String id, String patient) {
        return """
                {"resourceType":"Observation","id":"%s","status":"final","code":{"text":"Weight"},\
                "subject":{"reference":"Patient/%s"},"effectiveDateTime":"2026-01-01","valueString":"72"}""".formatted(id, patient);
    }

    /** Observations o1 to oN of one patient. */
    static String weights(int count, String patient) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> weight("o" + i, patient) + "\n")
                .collect(Collectors.joining());
    }

    static Path gzip(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
