package io.auscult.delivery.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a patient, in short.
 *
 * @param asOf null when nobody answers for the chart
 * @param missing why there is no summary, in a sentence; empty when there is one
 * @param lists problems, medicines, allergies; each may be empty
 * @param measures the newest of each thing measured
 */
public record ChartSummary(
        @Nullable When asOf,
        String missing,
        boolean incomplete,
        String place,
        List<Listed> lists,
        List<Measure> measures) {
    public ChartSummary {
        lists = List.copyOf(lists);
        measures = List.copyOf(measures);
    }

    /**
     * @param more how many there are beside these
     * @param whenEmpty what is said when there are none
     */
    public record Listed(String title, List<Entry> entries, int more, String whenEmpty) {
        public Listed {
            entries = List.copyOf(entries);
        }
    }

    public record Entry(String what, String status, String at) {}

    /** @param trend null with fewer than two values */
    public record Measure(
            String name,
            String value,
            String at,
            String source,
            String unused,
            @Nullable Plot trend) {}
}
