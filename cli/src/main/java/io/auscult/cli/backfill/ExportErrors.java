package io.auscult.cli.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an EHR says in the error files of an export: each sentence once, with how often it says it. */
final class ExportErrors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LINE = 1024 * 1024;
    private static final int MOST = 20;
    private static final int LONGEST_SENTENCE = 300;

    private ExportErrors() {}

    static List<String> of(List<? extends BulkFile> files) throws IOException, InterruptedException {
        Map<String, Integer> said = new LinkedHashMap<>();
        for (BulkFile file : files) {
            try (InputStream in = file.open()) {
                LineReader lines = new LineReader(in, 0, 0, LONGEST_LINE);
                for (Line line = lines.next(); line != null; line = lines.next()) {
                    add(line, said);
                }
            }
        }
        return said.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey())
                .toList();
    }

    private static void add(Line line, Map<String, Integer> said) {
        if (line.bytes() == null || Chunks.isBlank(line.bytes())) {
            return;
        }
        try {
            for (JsonNode issue : JSON.readTree(line.bytes().toBytes()).path("issue")) {
                String words = words(issue);
                said.merge(said.size() < MOST || said.containsKey(words) ? words : "other sentences", 1, Integer::sum);
            }
        } catch (IOException e) {
            said.merge("a line that is no OperationOutcome", 1, Integer::sum);
        }
    }

    private static String words(JsonNode issue) {
        String details = issue.path("details").path("text").asText();
        String text = details.isEmpty() ? issue.path("diagnostics").asText() : details;
        String words = issue.path("severity").asText() + " "
                + issue.path("code").asText() + (text.isEmpty() ? "" : ": " + text);
        return words.length() > LONGEST_SENTENCE ? words.substring(0, LONGEST_SENTENCE) + " …" : words;
    }
}
