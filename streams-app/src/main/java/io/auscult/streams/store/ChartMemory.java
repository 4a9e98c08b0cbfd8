package io.auscult.streams.store;

import io.auscult.core.chart.ChartChange.Write;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has been read of a chart lately, decoded: of each concept its newest facts, as many as were asked for. What is written is
 * written here too, so it always says what the store says.
 */
public final class ChartMemory {
    /** A concept with a longer history is read from the store each time. */
    private static final int MOST_OF_A_CONCEPT = 256;

    private static final Comparator<Fact> NEWEST_FIRST =
            Comparator.comparing(Fact::at).reversed().thenComparing(Fact::key);

    private final Map<ConceptId, Newest> byConcept = new HashMap<>();
    private int size;

    /** @param complete true when the concept has no older facts than these */
    private record Newest(List<Fact> facts, boolean complete) {
        boolean reaches(Instant from) {
            return complete || (!facts.isEmpty() && facts.getLast().at().isBefore(from));
        }
    }

    /** How many facts it holds, each as often as concepts mean it. */
    int size() {
        return size;
    }

    /** Empty when it does not know that many. */
    Optional<List<Fact>> newest(ConceptId concept, int limit) {
        Newest known = byConcept.get(concept);
        if (known == null || !(known.complete() || known.facts().size() >= limit)) {
            return Optional.empty();
        }
        List<Fact> facts = known.facts();
        return Optional.of(List.copyOf(facts.size() <= limit ? facts : facts.subList(0, limit)));
    }

    /** Empty when it does not reach back to {@code from}. */
    Optional<List<Fact>> within(ConceptId concept, Instant from, Instant to) {
        Newest known = byConcept.get(concept);
        if (known == null || !known.reaches(from)) {
            return Optional.empty();
        }
        return Optional.of(known.facts().stream()
                .filter(fact -> !fact.at().isBefore(from) && !fact.at().isAfter(to))
                .toList());
    }

    /** These are the concept's newest facts. */
    void read(ConceptId concept, List<Fact> newest, boolean complete) {
        if (newest.size() <= MOST_OF_A_CONCEPT) {
            put(concept, new Newest(new ArrayList<>(newest), complete));
        }
    }

    void written(Write write) {
        if (write.before() != null) {
            for (ConceptId concept : write.before().readAs()) {
                remove(concept, write.before());
            }
        }
        if (write.after() != null) {
            for (ConceptId concept : write.after().readAs()) {
                add(concept, write.after());
            }
        }
    }

    private void remove(ConceptId concept, Fact fact) {
        Newest known = byConcept.get(concept);
        if (known != null && known.facts().removeIf(other -> other.key().equals(fact.key()))) {
            size--;
        }
    }

    private void add(ConceptId concept, Fact fact) {
        Newest known = byConcept.get(concept);
        if (known == null) {
            return;
        }
        List<Fact> facts = known.facts();
        int place = 0;
        while (place < facts.size() && NEWEST_FIRST.compare(facts.get(place), fact) < 0) {
            place++;
        }
        // Beyond the oldest that is known there may be others in between.
        if (place < facts.size() || known.complete()) {
            facts.add(place, fact);
            size++;
        }
        if (facts.size() > MOST_OF_A_CONCEPT) {
            facts.removeLast();
            size--;
            byConcept.put(concept, new Newest(facts, false));
        }
    }

    private void put(ConceptId concept, Newest newest) {
        Newest replaced = byConcept.put(concept, newest);
        size += newest.facts().size() - (replaced == null ? 0 : replaced.facts().size());
    }
}
