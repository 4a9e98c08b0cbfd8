package io.auscult.core.signal;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import java.time.Instant;
import java.util.Set;

/** The port of every risk model. Pure: the same chart and time give the same signal. */
public interface RiskModel {

    ModelRef ref();

    /** The concepts that the model reads; it is asked again only when a fact of one of them changed, or at its due time. */
    Set<ConceptId> reads();

    Signal assess(Chart chart, Instant now);
}
