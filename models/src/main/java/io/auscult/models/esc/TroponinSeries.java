package io.auscult.models.esc;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.concept.Mark;
import io.auscult.core.derived.Lookup;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.input.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The current series of troponin results: those of the newest result's assay, in one episode.
 *
 * <p>The guideline does not say when a series begins and ends; these are our choices. A new episode begins with the first result,
 * with one more than 24 h after the result before it, and with one more than 72 h after its episode's first. An episode speaks for
 * 72 h from its first sample. To find where it began, 30 days are looked at.
 */
final class TroponinSeries {
    static final Duration SPEAKS_FOR = Duration.ofDays(3);
    static final ConceptId T = ConceptId.of("hs-troponin-t");
    static final ConceptId I = ConceptId.of("hs-troponin-i");

    private static final Duration LONGEST_GAP = Duration.ofDays(1);
    private static final Duration LOOKED_AT = Duration.ofDays(30);
    private static final Comparator<Fact> OLDEST_FIRST =
            Comparator.comparing(Fact::at).thenComparing(Fact::key);

    private TroponinSeries() {}

    /** The current episode, oldest first; empty when there is none, and then the basis says why. */
    static List<TroponinSample> current(Basis basis) {
        List.of(T, I).forEach(concept -> basis.lookAgainAt(Lookup.nextVisible(basis.chart(), concept, basis.now())));
        List<Fact> results = results(basis);
        List<Fact> recent = results.stream()
                .filter(fact -> basis.now().isBefore(fact.at().plus(SPEAKS_FOR)))
                .toList();
        if (recent.isEmpty()) {
            basis.problem("hs-troponin", Kind.MISSING, "There is no high-sensitivity troponin in the last 72 hours.");
            return List.of();
        }
        basis.lookAgainAt(recent.getFirst().at().plus(SPEAKS_FOR));
        basis.lookAgainAt(results.getFirst().at().plus(LOOKED_AT));
        List<TroponinSample> samples = samples(basis.chart().concepts(), results);
        if (samples.isEmpty()
                || samples.getLast().at().isBefore(recent.getFirst().at())) {
            unusable(basis, recent);
            return List.of();
        }
        passedOver(basis, recent, samples);
        Assay assay = samples.getLast().assay();
        return lastEpisode(
                samples.stream().filter(sample -> sample.assay().equals(assay)).toList());
    }

    private static List<Fact> results(Basis basis) {
        Instant from = basis.now().minus(LOOKED_AT);
        Instant to = basis.now().plus(Lookup.CLOCK_SLACK);
        return Stream.of(T, I)
                .flatMap(concept -> basis.chart().within(concept, from, to).stream())
                .filter(fact -> fact.at().isAfter(from))
                .distinct()
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private static List<TroponinSample> samples(Concepts concepts, List<Fact> results) {
        return results.stream()
                .filter(TroponinSeries::hasAmount)
                .flatMap(fact -> assay(concepts, fact).map(assay -> new TroponinSample(fact, assay)).stream())
                .toList();
    }

    /** An amount that may be used, or a final result's bound: this algorithm knows what to do with one. */
    private static boolean hasAmount(Fact fact) {
        boolean bound =
                fact.reading().mark() == Mark.BOUND_ONLY && fact.reading().amount() != null;
        return fact.reading().usable() || (bound && isFinal(fact));
    }

    private static boolean isFinal(Fact fact) {
        return fact.statement() instanceof Statement.Observation observation
                && switch (observation.status()) {
                    case "final", "amended", "corrected", "appended" -> true;
                    default -> false;
                };
    }

    /** The one assay that the result's method and device name and that can give such a result. */
    private static Optional<Assay> assay(Concepts concepts, Fact fact) {
        if (!(fact.statement() instanceof Statement.Observation observation)) {
            return Optional.empty();
        }
        TreeSet<ConceptId> named =
                new TreeSet<>(concepts.meaning(observation.details().method()));
        named.addAll(concepts.meaning(observation.details().device()));
        List<Assay> assays = Assay.published().stream()
                .filter(assay -> named.contains(assay.concept()))
                .toList();
        return assays.size() == 1 && fact.concepts().contains(assays.getFirst().analyte())
                ? Optional.of(assays.getFirst())
                : Optional.empty();
    }

    private static void unusable(Basis basis, List<Fact> recent) {
        Fact newest = recent.getLast();
        String concept = newest.concepts().contains(T) ? T.value() : I.value();
        Mark mark = newest.reading().mark();
        if (hasAmount(newest) || mark == null) {
            basis.problem(
                    concept,
                    Kind.NOT_UNDERSTOOD,
                    "The result's method or device names no assay with known cut-offs, and without the assay no cut-off applies.");
        } else {
            basis.problem(concept, Lookup.kind(mark), "The newest troponin cannot be used: " + mark.words() + ".");
        }
    }

    private static void passedOver(Basis basis, List<Fact> recent, List<TroponinSample> samples) {
        Assay assay = samples.getLast().assay();
        long used = samples.stream()
                .filter(sample -> sample.assay().equals(assay) && recent.contains(sample.fact()))
                .count();
        if (used < recent.size()) {
            basis.caveat(
                    (recent.size() - used)
                            + " recent troponin result(s) were not used: not usable as a value, no assay named, or another assay.");
        }
    }

    private static List<TroponinSample> lastEpisode(List<TroponinSample> oldestFirst) {
        List<TroponinSample> episode = new ArrayList<>();
        for (TroponinSample sample : oldestFirst) {
            if (!episode.isEmpty() && beginsAnew(episode, sample)) {
                episode.clear();
            }
            episode.add(sample);
        }
        return List.copyOf(episode);
    }

    private static boolean beginsAnew(List<TroponinSample> episode, TroponinSample sample) {
        return sample.since(episode.getLast()).compareTo(LONGEST_GAP) > 0
                || sample.since(episode.getFirst()).compareTo(SPEAKS_FOR) > 0;
    }
}
