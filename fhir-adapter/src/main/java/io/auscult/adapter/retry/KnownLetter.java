package io.auscult.adapter.retry;

import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.Payload;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as the newest of its records says it, without its original, which may be large.
 *
 * @param messageId the message that it is a part of; null when the record does not say
 * @param source who sent it; null when the record does not say
 * @param original the record that has the original bytes, null when none has
 * @param first when its message came, at the earliest of its records
 */
record KnownLetter(
        DeadLetter letter,
        @Nullable String messageId,
        @Nullable String source,
        boolean backfill,
        @Nullable SourceRecord original,
        Instant first) {

    private static final Payload NOTHING = Payload.of(new byte[0]);

    KnownLetter {
        letter = new DeadLetter(
                letter.id(),
                letter.app(),
                letter.reason(),
                letter.whatToDo(),
                letter.origin(),
                NOTHING,
                letter.received(),
                letter.closed(),
                letter.closedBy());
    }

    String id() {
        return letter.id();
    }

    boolean open() {
        return letter.closed() == null;
    }

    /** Where its message stands, or stood. */
    Optional<SourceRecord> message() {
        return letter.origin() instanceof SourceRecord at ? Optional.of(at) : Optional.empty();
    }

    /** This record of the letter, after an earlier one. */
    KnownLetter after(@Nullable KnownLetter earlier) {
        if (earlier == null) {
            return this;
        }
        return new KnownLetter(
                letter,
                messageId == null ? earlier.messageId : messageId,
                source == null ? earlier.source : source,
                backfill || earlier.backfill,
                original == null ? earlier.original : original,
                first.isBefore(earlier.first) ? first : earlier.first);
    }
}
