package io.auscult.streams.processor;

import java.time.Instant;
import java.util.HexFormat;

/** The key of a timer: the due time in a form whose text order is time order, then the patient. */
final class TimerKey {
    private static final int TIME_LENGTH = 16;

    private TimerKey() {}

    static String of(Instant due, String patient) {
        return from(due) + "|" + patient;
    }

    /** The lowest key of timers due at that time or later. */
    static String from(Instant due) {
        return HexFormat.of().toHexDigits(due.toEpochMilli());
    }

    static Instant due(String key) {
        return Instant.ofEpochMilli(HexFormat.fromHexDigitsToLong(key, 0, TIME_LENGTH));
    }

    static String patient(String key) {
        return key.substring(TIME_LENGTH + 1);
    }
}
