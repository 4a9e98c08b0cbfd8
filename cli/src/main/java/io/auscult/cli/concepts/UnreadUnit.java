package io.auscult.cli.concepts;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Mark;
import java.util.Comparator;

/**
 * A unit in which a known concept arrives and that the catalogue does not accept for it.
 *
 * @param unit as the source wrote it; empty when it wrote none
 */
record UnreadUnit(ConceptId concept, String source, String unit, Mark mark) implements Comparable<UnreadUnit> {
    private static final Comparator<UnreadUnit> ORDER = Comparator.comparing(UnreadUnit::concept)
            .thenComparing(UnreadUnit::source)
            .thenComparing(UnreadUnit::unit)
            .thenComparing(UnreadUnit::mark);

    @Override
    public int compareTo(UnreadUnit other) {
        return ORDER.compare(this, other);
    }
}
