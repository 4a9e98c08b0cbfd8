package io.auscult.core.derived;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import java.util.List;
import java.util.stream.Stream;

/** The facts of a concept, newest first, read in growing portions: whoever stops early has not read the history. */
public final class NewestFirst {
    private static final int FIRST_PORTION = 2;
    private static final int GROWTH = 8;

    private NewestFirst() {}

    public static Stream<Fact> of(Chart chart, ConceptId concept) {
        Portion first = new Portion(chart.newest(concept, FIRST_PORTION), FIRST_PORTION, 0);
        return Stream.iterate(first, portion -> portion.limit() > 0, portion -> portion.next(chart, concept))
                .flatMap(portion -> portion.unread().stream());
    }

    /** @param limit what was asked for; 0 after the end */
    private record Portion(List<Fact> facts, int limit, int read) {
        Portion next(Chart chart, ConceptId concept) {
            if (facts.size() < limit) {
                return new Portion(List.of(), 0, 0);
            }
            int larger = Math.multiplyExact(limit, GROWTH);
            return new Portion(chart.newest(concept, larger), larger, limit);
        }

        List<Fact> unread() {
            return facts.subList(Math.min(read, facts.size()), facts.size());
        }
    }
}
