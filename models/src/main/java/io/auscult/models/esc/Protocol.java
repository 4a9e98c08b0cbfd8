package io.auscult.models.esc;

import java.time.Duration;

/** When the second sample is drawn: after one hour, else after two; ten minutes either way is our tolerance. */
public enum Protocol {
    ZERO_ONE_HOUR("0h_1h", "1h", Duration.ofHours(1)),
    ZERO_TWO_HOURS("0h_2h", "2h", Duration.ofHours(2));

    static final Duration TOLERANCE = Duration.ofMinutes(10);

    private final String word;
    private final String secondSample;
    private final Duration interval;

    Protocol(String word, String secondSample, Duration interval) {
        this.word = word;
        this.secondSample = secondSample;
        this.interval = interval;
    }

    public String word() {
        return word;
    }

    /** The second sample's time for a reader, "1h". */
    public String secondSample() {
        return secondSample;
    }

    /** How far the time between two samples is from this protocol's. */
    Duration off(Duration between) {
        return between.minus(interval).abs();
    }

    boolean fits(Duration between) {
        return off(between).compareTo(TOLERANCE) <= 0;
    }

    /** The longest time after the first sample that still counts. */
    Duration closesAfter() {
        return interval.plus(TOLERANCE);
    }
}
