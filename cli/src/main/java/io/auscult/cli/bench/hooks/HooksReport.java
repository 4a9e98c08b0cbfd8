package io.auscult.cli.bench.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.bench.Machine;
import java.util.Locale;
import java.util.Map;

/** All figures of a run. */
record HooksReport(Machine before, Machine after, HooksPlan plan, Timings hook, Timings trivial) {
    /** What an answer may take at the 99th percentile, in milliseconds. */
    static final double LIMIT = 100;

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;
    private static final ObjectMapper JSON = new ObjectMapper();

    String text() {
        return String.format(
                Locale.ROOT,
                "%d processors, load %.1f before and %.1f after; Java %s; seed %d%n"
                        + "%,d alerts of %,d patients stored; %d calls a second of each endpoint for %d s, by the clock%n%n"
                        + "%s%n%s%n%n"
                        + "patient-view under %.0f ms at p99: %s",
                before.processors(),
                before.loadAverage(),
                after.loadAverage(),
                before.java(),
                plan.seed(),
                plan.alerts(),
                plan.patients(),
                plan.perSecond(),
                plan.seconds(),
                line("patient-view, with the live check ", hook),
                line("a constant from the same app       ", trivial),
                LIMIT,
                hook.percentile(P99) < LIMIT ? "met" : "not met");
    }

    private static String line(String name, Timings timings) {
        return String.format(
                Locale.ROOT,
                "  %s p50 %7.1f ms   p99 %7.1f ms   most %7.1f ms   %d answers, %d failed",
                name,
                timings.percentile(MEDIAN),
                timings.percentile(P99),
                timings.percentile(1),
                timings.micros().size(),
                timings.failed());
    }

    String json() {
        try {
            return JSON.writeValueAsString(Map.of(
                    "machine", Map.of("before", before, "after", after),
                    "plan", plan,
                    "patientView", figures(hook),
                    "constant", figures(trivial),
                    "limitP99Millis", LIMIT));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records can be written", e);
        }
    }

    private static Map<String, Object> figures(Timings timings) {
        return Map.of(
                "p50Millis", timings.percentile(MEDIAN),
                "p99Millis", timings.percentile(P99),
                "mostMillis", timings.percentile(1),
                "answers", timings.micros().size(),
                "failed", timings.failed());
    }
}
