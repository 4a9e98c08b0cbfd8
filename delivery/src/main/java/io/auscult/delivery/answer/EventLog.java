package io.auscult.delivery.answer;

import io.auscult.core.event.PatientEvent;

/** The port to the log of events: the way back in. */
public interface EventLog {
    /**
     * Returns once the event is committed to the log.
     *
     * @throws LogUnavailable when it is not, so that nobody is told it was recorded
     */
    void append(PatientEvent event);

    /** The log did not take the event. */
    final class LogUnavailable extends RuntimeException {
        public LogUnavailable(String reason) {
            super("The log did not take the event: " + reason);
        }
    }
}
