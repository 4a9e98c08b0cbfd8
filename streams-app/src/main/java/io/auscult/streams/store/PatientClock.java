package io.auscult.streams.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one thing that every event moves, in 16 bytes: how far the patient's time and log have come.
 *
 * @param now the newest received time so far
 * @param position the offset of the newest event folded, in the patient's partition of the log
 */
public record PatientClock(Instant now, long position) {
    /** Of a patient of whom nothing is known. */
    public static final PatientClock FIRST = new PatientClock(Instant.EPOCH, -1);

    public static PatientClock of(byte @Nullable [] stored) {
        if (stored == null) {
            return FIRST;
        }
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        return new PatientClock(Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS), bytes.getLong());
    }

    public byte[] stored() {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, now))
                .putLong(position)
                .array();
    }

    /** After an event: the patient's time never goes back. */
    public PatientClock on(Instant received, long offset) {
        return new PatientClock(received.isAfter(now) ? received : now, offset);
    }
}
