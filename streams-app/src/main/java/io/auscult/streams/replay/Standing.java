package io.auscult.streams.replay;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.signal.Signal;
import io.auscult.streams.release.InForce;
import java.time.Instant;
import java.util.List;

/** All that a decision about one patient would depend on, as it stands after an event. Good until the next one. */
public record Standing(InForce inForce, Chart chart, List<Signal> signals, AlertBook book, Instant now) {
    public Standing {
        signals = List.copyOf(signals);
    }
}
