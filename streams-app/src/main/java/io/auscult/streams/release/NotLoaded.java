package io.auscult.streams.release;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Stands in for a deployed model that cannot be loaded: it has an answer for every patient, which is why there is no score. */
record NotLoaded(ModelRef ref, String why) implements RiskModel {
    @Override
    public Set<ConceptId> reads() {
        return Set.of();
    }

    @Override
    public Signal assess(Chart chart, Instant now) {
        String sentence = "The model could not be loaded: " + why;
        return new NotAssessable(
                ref, now, sentence, List.of(new Problem("model", Problem.Kind.NOT_UNDERSTOOD, sentence)), null);
    }
}
