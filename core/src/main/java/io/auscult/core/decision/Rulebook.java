package io.auscult.core.decision;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.signal.Signal;
import java.time.Instant;
import java.util.List;

/** The port of the rules: packs propose, the policy pack holds or lets pass. Pure; answers sorted by rule id. */
public interface Rulebook {

    /** The packs and their versions, as one word that changes when any of them does. */
    String version();

    List<Decision> decide(Chart chart, List<Signal> signals, AlertBook book, Instant now);
}
