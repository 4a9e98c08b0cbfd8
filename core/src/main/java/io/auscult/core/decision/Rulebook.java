package io.auscult.core.decision;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.signal.Signal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The port of the rules: packs propose, the policy pack holds or lets pass. Pure; answers sorted by rule id. */
public interface Rulebook {

    /** The packs and their versions, as one word that changes when any of them does. */
    String version();

    List<Decision> decide(Chart chart, List<Signal> signals, AlertBook book, Instant now);

    /**
     * The earliest time after {@code now} at which {@link #decide} may answer otherwise though nothing arrives and no signal
     * changes: "no repeat within 90 days" comes true by itself. Null when time alone changes nothing. It may be too early, never too
     * late; asked again then, it gives the next.
     */
    default @Nullable Instant nextDue(Chart chart, List<Signal> signals, AlertBook book, Instant now) {
        return null;
    }
}
