package io.auscult.schemas.topic;

import io.auscult.core.value.ContentHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an app could not process, with the original bytes, so that nothing is lost and it can be sent again.
 *
 * @param id the record's key, the same for the same letter however often it is written
 * @param app {@link App#word} of the app that gave up
 * @param reason what went wrong; without patient data
 * @param whatToDo one sentence for the person who reads it
 * @param closed when it was worked off, null while it is open; of several records of one id the last holds
 * @param closedBy how it was worked off, such as "retry"; null while it is open
 */
public record DeadLetter(
        String id,
        String app,
        String reason,
        String whatToDo,
        Origin origin,
        Payload original,
        Instant received,
        @Nullable Instant closed,
        @Nullable String closedBy) {

    /** An open one. */
    public DeadLetter(
            String id, String app, String reason, String whatToDo, Origin origin, Payload original, Instant received) {
        this(id, app, reason, whatToDo, origin, original, received, null, null);
    }

    /** The record that closes it; its original goes, since nobody needs it any more. */
    public DeadLetter close(Instant when, String how) {
        return new DeadLetter(id, app, reason, whatToDo, origin, Payload.of(new byte[0]), received, when, how);
    }

    /** With an id derived from where it came from and its bytes. */
    public static DeadLetter of(
            App app, String reason, String whatToDo, Origin origin, Payload original, Instant received) {
        String id = ContentHash.of(app.word(), origin.words(), ContentHash.of(original.toBytes()));
        return new DeadLetter(id, app.word(), reason, whatToDo, origin, original, received);
    }
}
