package io.auscult.cli.bench.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** The report for a script: the same figures. */
final class IngestJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private IngestJson() {}

    static String of(IngestReport report) {
        Map<String, Object> root = Map.of(
                "machine", Map.of("before", report.before(), "after", report.after()),
                "plan", report.plan(),
                "adapterJava", report.adapterJava(),
                "fhir", part(report.fhir()),
                "v2", part(report.v2()));
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records can be written", e);
        }
    }

    private static Map<String, Object> part(Comparison part) {
        return Map.of(
                "item", part.item(),
                "connections", part.connections(),
                "adapter", side(part.adapter()),
                "parsing", side(part.parsing()),
                "ratio", part.ratio(),
                "ratios", part.ratios(),
                "floor", Comparison.FLOOR,
                "target", Comparison.TARGET,
                "cpuMicrosPerItem", part.used());
    }

    private static Map<String, Object> side(List<Timed> rounds) {
        return Map.of(
                "perSecond", Comparison.perSecond(rounds),
                "megabytesPerSecond", Comparison.megabytesPerSecond(rounds),
                "rounds", rounds);
    }
}
