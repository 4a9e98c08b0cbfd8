package io.auscult.streams.consult;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Derivation;
import io.auscult.core.derived.Derived;
import io.auscult.core.derived.DerivedFacts;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.streams.consult.ChartView.DerivedView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows from a chart's facts, in words. */
final class DerivedRendering {
    private DerivedRendering() {}

    static List<DerivedView> of(Chart chart, Instant now, @Nullable ConceptId only) {
        return Arrays.stream(DerivedFacts.values())
                .filter(fact -> only == null || only.value().equals(fact.key()))
                .map(fact -> view(fact, fact.of(chart, now)))
                .toList();
    }

    private static DerivedView view(DerivedFacts fact, Derivation derivation) {
        return switch (derivation) {
            case Derivation.Known known -> {
                Derived derived = known.derived();
                yield new DerivedView(
                        fact.key(),
                        fact.words(),
                        derived.amount().words(),
                        derived.at().toString(),
                        derived.method(),
                        derived.parts().stream().map(DerivedRendering::input).toList(),
                        known.caveats(),
                        List.of());
            }
            case Derivation.Unknown unknown ->
                new DerivedView(
                        fact.key(),
                        fact.words(),
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        unknown.problems().stream().map(Problem::sentence).toList());
        };
    }

    private static String input(Derived.Part part) {
        Input input = part.input();
        return input.name() + " " + input.value() + (input.ucum().isEmpty() ? "" : " " + input.ucum()) + " ("
                + part.fact().key().original().value() + ")";
    }
}
