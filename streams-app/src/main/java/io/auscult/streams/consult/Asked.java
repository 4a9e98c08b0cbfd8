package io.auscult.streams.consult;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.streams.release.InForce;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision about a patient stands on, at one moment.
 *
 * @param position the offset of the last event, in the patient's partition of the log
 * @param incomplete true when an event could not be folded
 * @param mergedInto null for a patient whose record is here
 * @param limit how far alerts of this patient may reach
 */
public record Asked(
        InForce inForce,
        Chart chart,
        List<Signal> signals,
        AlertBook book,
        Instant now,
        long position,
        boolean incomplete,
        @Nullable PatientId mergedInto,
        Mode limit) {
    public Asked {
        signals = List.copyOf(signals);
    }
}
