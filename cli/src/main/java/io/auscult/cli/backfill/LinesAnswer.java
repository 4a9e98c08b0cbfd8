package io.auscult.cli.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/** Reads the Parameters that the FHIR door answers to NDJSON. */
final class LinesAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LinesAnswer() {}

    /**
     * What became of the chunk's own lines; its companions are counted where they stand.
     *
     * @param file as the user knows it
     * @throws IOException when it is no such answer
     */
    static Tally of(String body, Chunk chunk, String file) throws IOException {
        JsonNode answer = JSON.readTree(body);
        if (!answer.path("resourceType").asText().equals("Parameters")) {
            throw new IOException("The door answered NDJSON with something else than Parameters; is it Auscult's?");
        }
        TreeMap<String, Long> ignored = new TreeMap<>();
        TreeMap<String, Tally.Reason> reasons = new TreeMap<>();
        long entries = 0;
        long accepted = 0;
        long events = 0;
        for (JsonNode parameter : answer.path("parameter")) {
            switch (parameter.path("name").asText()) {
                case "entries" -> entries = value(parameter).asLong();
                case "accepted" -> accepted = value(parameter).asLong();
                case "events" -> events = value(parameter).asLong();
                case "ignored" ->
                    ignored.merge(
                            part(parameter, "type").asText(),
                            part(parameter, "count").asLong(),
                            Long::sum);
                case "rejected" -> reasons.merge(reason(parameter), first(parameter, chunk, file), LinesAnswer::both);
                default -> {}
            }
        }
        ignored.computeIfPresent(LineFacts.MEDICATION, (_, count) -> {
            long own = count - chunk.companions();
            return own == 0 ? null : own;
        });
        return new Tally(chunk.numbers().size(), entries - chunk.companions(), accepted, events, ignored, reasons);
    }

    private static String reason(JsonNode rejected) {
        return part(rejected, "type").asText() + ": " + part(rejected, "reason").asText() + ". "
                + part(rejected, "remedy").asText();
    }

    private static Tally.Reason first(JsonNode rejected, Chunk chunk, String file) {
        int line = part(rejected, "line").asInt();
        List<Long> numbers = chunk.numbers();
        boolean own = line >= 1 && line <= numbers.size();
        return new Tally.Reason(1, own ? file + ", line " + numbers.get(line - 1) : file);
    }

    private static Tally.Reason both(Tally.Reason one, Tally.Reason other) {
        return new Tally.Reason(one.count() + other.count(), one.first());
    }

    private static JsonNode part(JsonNode parameter, String name) {
        for (JsonNode part : parameter.path("part")) {
            if (part.path("name").asText().equals(name)) {
                return value(part);
            }
        }
        return JSON.missingNode();
    }

    private static JsonNode value(JsonNode parameter) {
        JsonNode number = parameter.path("valueInteger");
        return number.isMissingNode() ? parameter.path("valueString") : number;
    }
}
