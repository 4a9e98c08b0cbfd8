package io.auscult.streams.release;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Rulebook;
import io.auscult.core.signal.Signal;
import java.time.Instant;
import java.util.List;

/** The rulebook before any pack is in force: it decides nothing. */
record NoRulebook() implements Rulebook {
    @Override
    public String version() {
        return "none";
    }

    @Override
    public List<Decision> decide(Chart chart, List<Signal> signals, AlertBook book, Instant now) {
        return List.of();
    }
}
