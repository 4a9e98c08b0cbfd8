package io.auscult.models.caps;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Records;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The relatives of a patient who have, or had, pancreatic cancer, as far as the chart tells. That it tells of none means nothing,
 * unless it says that somebody asked.
 *
 * @param affected the relatives by blood, and those whose relationship nobody can read
 * @param asked the statement that there is no such relative; null when there is none
 */
record Family(List<Relative> affected, @Nullable Fact asked) {
    static final ConceptId HISTORY = ConceptId.of("pancreatic-cancer").as("family");
    static final ConceptId NONE = ConceptId.of("no-family-pancreatic-cancer");

    Family {
        affected = List.copyOf(affected);
    }

    static Family of(Chart chart) {
        List<Relative> affected = chart.newest(HISTORY, Integer.MAX_VALUE).stream()
                .flatMap(fact -> Relative.of(fact).stream())
                .filter(relative -> relative.kinship() != Kinship.NOT_BY_BLOOD)
                .sorted(Comparator.comparing(relative -> relative.fact().key()))
                .toList();
        return new Family(affected, Records.activeCondition(chart, NONE).orElse(null));
    }

    boolean isKnown() {
        return !affected.isEmpty() || asked != null;
    }

    boolean hasFirstDegree() {
        return affected.stream().anyMatch(relative -> relative.kinship().isFirstDegree());
    }

    boolean mayHaveFirstDegree() {
        return affected.stream().anyMatch(relative -> relative.kinship().mayBeFirstDegree());
    }

    /** Whether an affected first-degree relative has an affected first-degree relative in turn. */
    Kinship.Tie kindred() {
        return affected.stream()
                .filter(relative -> relative.kinship().mayBeFirstDegree())
                .flatMap(this::ties)
                .min(Comparator.naturalOrder())
                .orElse(Kinship.Tie.NO);
    }

    private Stream<Kinship.Tie> ties(Relative first) {
        return affected.stream().map(first::tie);
    }

    /** The lowest known age at which one of them fell ill; null when none is known. */
    @Nullable Integer youngest() {
        return affected.stream()
                .filter(relative -> relative.kinship() != Kinship.UNKNOWN)
                .map(Relative::onset)
                .filter(Objects::nonNull)
                .min(Integer::compare)
                .orElse(null);
    }

    /** Whether nobody else may have been younger: every one is a relative by blood, and of a known age. */
    boolean isYoungestSure() {
        return affected.stream()
                .allMatch(relative -> relative.onset() != null && relative.kinship() != Kinship.UNKNOWN);
    }
}
