package io.auscult.streams.processor;

import io.auscult.core.alert.Alert;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** All open alerts of a patient as one record, written when they changed: a tombstone when none is left. */
final class OpenAlerts {
    private OpenAlerts() {}

    static void write(
            ProcessorContext<? super String, ? super List<Alert>> context,
            Record<String, ?> cause,
            List<Alert.Open> before,
            List<Alert.Open> after) {
        if (!after.equals(before)) {
            List<Alert> open = after.isEmpty() ? null : List.copyOf(after);
            Outputs.forward(context, cause, open, "open-alerts", Nodes.WRITE_OPEN_ALERTS);
        }
    }
}
