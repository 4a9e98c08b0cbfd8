package io.auscult.streams.consult;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A patient's chart for a reader, in words and texts only, so that it goes over HTTP and onto a page as it is. Times are ISO 8601
 * in UTC.
 *
 * @param asOf the patient's now
 * @param position the offset of the last event it stands on, in the patient's partition of the log; -1 for none
 * @param incomplete true when an event could not be folded
 * @param mergedInto under whom the record goes on; null for a patient who stands alone
 * @param mergedIn the records that were merged into this one, each with the way it came, "a/b" for b's by way of a
 * @param catalogue version of the concept catalogue by which the facts are read
 * @param standby true when this comes from a copy, because the instance that keeps the chart does not answer
 * @param lag how many changes the copy is behind; null when this is no copy
 */
public record ChartView(
        String patient,
        String asOf,
        long position,
        boolean incomplete,
        @Nullable String mergedInto,
        List<String> mergedIn,
        String catalogue,
        boolean standby,
        @Nullable Long lag,
        @Nullable PersonView person,
        List<Group> groups,
        List<DerivedView> derived) {
    public ChartView {
        mergedIn = List.copyOf(mergedIn);
        groups = List.copyOf(groups);
        derived = List.copyOf(derived);
    }

    /** @param age in completed years; null when the birth date is not known to the day */
    public record PersonView(
            @Nullable Integer age,
            String sex,
            boolean deceased,
            @Nullable String deceasedAt) {}

    /**
     * The facts that mean one thing, newest first.
     *
     * @param concept null for what means none: what nobody understands, and what was taken back
     */
    public record Group(@Nullable String concept, String title, List<FactView> facts) {
        public Group {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A statement as the source said it, and what is made of it.
     *
     * @param key as the source named it
     * @param reportedUnder the patient under whom it was reported, when that is another
     * @param said the value in the source's own words
     * @param reading in the concept's canonical unit; null when it has none
     * @param unused why nothing reads it, in words; null when it counts
     * @param hiddenBy the key of the fact that stands for it
     * @param at the time it counts for
     * @param lastUpdated when the source last changed it; null when the source does not say
     */
    public record FactView(
            String key,
            @Nullable String reportedUnder,
            String kind,
            String what,
            List<String> codings,
            List<String> concepts,
            String said,
            @Nullable String reading,
            @Nullable String unused,
            @Nullable String hiddenBy,
            boolean retracted,
            String status,
            String at,
            @Nullable String lastUpdated,
            String source,
            String messageId,
            String eventId) {
        public FactView {
            codings = List.copyOf(codings);
            concepts = List.copyOf(concepts);
        }
    }

    /**
     * What follows from facts, as models and rules ask for it at the patient's now.
     *
     * @param value null when it cannot be derived; then {@code problems} say why
     * @param inputs the facts it stands on, each with its name, value and key
     * @param caveats what a reader must know of the value
     */
    public record DerivedView(
            String name,
            String what,
            @Nullable String value,
            @Nullable String at,
            @Nullable String method,
            List<String> inputs,
            List<String> caveats,
            List<String> problems) {
        public DerivedView {
            inputs = List.copyOf(inputs);
            caveats = List.copyOf(caveats);
            problems = List.copyOf(problems);
        }
    }

    /** The same from a copy of the store. */
    public ChartView fromStandby(long changesBehind) {
        return new ChartView(
                patient,
                asOf,
                position,
                incomplete,
                mergedInto,
                mergedIn,
                catalogue,
                true,
                changesBehind,
                person,
                groups,
                derived);
    }
}
