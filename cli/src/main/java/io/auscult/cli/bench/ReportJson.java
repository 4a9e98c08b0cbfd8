package io.auscult.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** The report for a script: the same figures, without the single latencies. */
final class ReportJson {
    private final ObjectMapper json = new ObjectMapper();
    private final BenchReport report;

    private ReportJson(BenchReport report) {
        this.report = report;
    }

    static String of(BenchReport report) {
        return new ReportJson(report).write();
    }

    private String write() {
        var root = json.createObjectNode();
        root.set("machine", json.valueToTree(Map.of("before", report.before(), "after", report.after())));
        root.put("threads", report.threads()).put("commitMs", report.commitMs());
        root.set("plan", json.valueToTree(report.plan()));
        root.set("load", json.valueToTree(report.load()));
        root.set("throughput", json.valueToTree(throughput(report.throughput())));
        root.set("written", json.valueToTree(report.written()));
        BenchReport.Latency latency = report.latency();
        if (latency != null) {
            root.set(
                    "latency",
                    json.valueToTree(Map.of(
                            "perSecond", latency.perSecond(),
                            "pipeline", latencies(latency.pipeline()),
                            "identity", latencies(latency.identity()))));
        }
        root.set(
                "chartCosts",
                json.valueToTree(
                        report.chartCosts().stream().map(ReportJson::chartCost).toList()));
        if (report.profile() != null) {
            root.set("profile", json.valueToTree(report.profile()));
        }
        try {
            return json.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can be written", e);
        }
    }

    private static Map<String, Object> throughput(Throughput throughput) {
        return Map.of(
                "pipeline", throughput.pipelinePerSecond(),
                "identity", throughput.identityPerSecond(),
                "ratio", Spread.of(throughput.ratios()),
                "ratios", throughput.ratios(),
                "rounds", Map.of("pipeline", throughput.pipeline(), "identity", throughput.identity()));
    }

    private static Map<String, Object> latencies(List<Latencies> rounds) {
        Latencies all = Latencies.together(rounds);
        return Map.of(
                "p50", all.percentile(0.5),
                "p99", all.percentile(0.99),
                "most", all.percentile(1),
                "events", all.millis().size(),
                "unanswered", all.unanswered(),
                "p99ByRound",
                        rounds.stream().map(round -> round.percentile(0.99)).toList(),
                "senderLateMillis", all.senderLateMillis());
    }

    private static Map<String, Object> chartCost(ChartCost cost) {
        return Map.of(
                "facts", cost.facts(),
                "microsPerEvent", cost.micros(),
                "cpuMicrosPerEvent", cost.cpuMicros(),
                "rounds", cost.rounds());
    }
}
