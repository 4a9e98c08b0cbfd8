package io.auscult.delivery.inbox;

import io.auscult.core.event.Snooze;
import java.util.ArrayList;
import java.util.List;

/** Until when an alert is put off, as a clinician reads it. */
final class SnoozeWords {
    private SnoozeWords() {}

    /** "21 Nov 2026, 14:05 or new data". */
    static String until(Snooze snooze, Clockface clock) {
        List<String> ends = new ArrayList<>();
        if (snooze.until() != null) {
            ends.add(clock.full(snooze.until()).words());
        }
        if (snooze.untilNewData()) {
            ends.add("new data");
        }
        if (snooze.scoreRise() != null) {
            ends.add("a rise of the score by " + snooze.scoreRise());
        }
        return String.join(" or ", ends);
    }
}
