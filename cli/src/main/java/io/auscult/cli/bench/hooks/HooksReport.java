package io.auscult.cli.bench.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.bench.Machine;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * All figures of a run.
 *
 * @param stored alerts at the first call: those put there and those that the rules raised from the charts
 * @param timings by what was called
 * @param processorMicros that each process used for one call of CDS Hooks, by its name; of the trivial app, for one of its own
 */
record HooksReport(
        Machine before,
        Machine after,
        HooksPlan plan,
        int stored,
        Map<Service, Timings> timings,
        Map<String, Double> processorMicros) {
    /** What an answer may take at the 99th percentile, in milliseconds. */
    static final double LIMIT = 100;

    private static final double MEDIAN = 0.5;
    private static final double P95 = 0.95;
    private static final double P99 = 0.99;
    private static final Timings NONE = new Timings(List.of(), 0, 0, 0);
    private static final ObjectMapper JSON = new ObjectMapper();

    HooksReport {
        timings = Map.copyOf(timings);
        processorMicros = Map.copyOf(processorMicros);
    }

    /** Of all hooks together. */
    Timings hooks() {
        return timings.entrySet().stream()
                .filter(each -> each.getKey().isHook())
                .map(Map.Entry::getValue)
                .reduce(NONE, Timings::and);
    }

    Timings trivial() {
        return timings.getOrDefault(Service.TRIVIAL, NONE);
    }

    boolean allAnswered() {
        return hooks().failed() + trivial().failed() == 0;
    }

    String text() {
        Formatter out = new Formatter(Locale.ROOT);
        out.format(
                "%d processors, load %.1f before and %.1f after; Java %s; seed %d%n",
                before.processors(), before.loadAverage(), after.loadAverage(), before.java(), plan.seed());
        out.format(
                "%,d alerts of %,d patients stored, %,d of them in the house with charts of %,d facts%n",
                stored, plan.patients(), plan.inHouse(), plan.facts());
        out.format(
                "%d calls a second for %d s after %d s, by the clock, and as many of the trivial endpoint%n%n",
                plan.perSecond(), plan.seconds(), plan.warmUpSeconds());
        out.format("  %-22s %9s %9s %9s %9s %8s %7s  %s%n", "ms", "p50", "p95", "p99", "most", "answers", "failed", "");
        for (Service service : Service.values()) {
            line(out, service.hook(), timings.getOrDefault(service, NONE), service.isHook());
        }
        line(out, "all hooks", hooks(), true);
        out.format(
                "%n  hooks to trivial: p50 x %.1f, p99 x %.1f%n",
                hooks().percentile(MEDIAN) / trivial().percentile(MEDIAN),
                hooks().percentile(P99) / trivial().percentile(P99));
        out.format("  processor time of a call, ms:");
        new TreeMap<>(processorMicros).forEach((name, micros) -> out.format("  %s %.1f", name, micros / 1_000));
        out.format("%n%nall hooks under %.0f ms at p99: %s", LIMIT, isMet() ? "met" : "not met");
        return out.toString();
    }

    private static void line(Formatter out, String name, Timings timings, boolean hook) {
        out.format(
                "  %-22s %9.1f %9.1f %9.1f %9.1f %8d %7d  %s%n",
                name,
                timings.percentile(MEDIAN),
                timings.percentile(P95),
                timings.percentile(P99),
                timings.percentile(1),
                timings.answers(),
                timings.failed(),
                hook
                        ? String.format(
                                Locale.ROOT,
                                "%.1f cards each, %d degraded",
                                (double) timings.cards() / Math.max(1, timings.answers()),
                                timings.degraded())
                        : "");
    }

    private boolean isMet() {
        return hooks().percentile(P99) < LIMIT;
    }

    String json() {
        Map<String, Object> services = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            services.put(service.hook(), figures(timings.getOrDefault(service, NONE)));
        }
        services.put("hooks", figures(hooks()));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", Map.of("before", before, "after", after));
        all.put("plan", plan);
        all.put("stored", stored);
        all.put("millis", services);
        all.put("processorMicrosOfACall", new TreeMap<>(processorMicros));
        all.put("limitP99Millis", LIMIT);
        all.put("met", isMet());
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records can be written", e);
        }
    }

    private static Map<String, Object> figures(Timings timings) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("p50", timings.percentile(MEDIAN));
        figures.put("p95", timings.percentile(P95));
        figures.put("p99", timings.percentile(P99));
        figures.put("most", timings.percentile(1));
        figures.put("answers", timings.answers());
        figures.put("failed", timings.failed());
        figures.put("cards", timings.cards());
        figures.put("degraded", timings.degraded());
        return figures;
    }
}
