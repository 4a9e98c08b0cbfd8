package io.auscult.schemas.topic;

import io.auscult.core.value.ContentHash;
import java.time.Instant;

/**
 * What an app could not process, with the original bytes, so that nothing is lost and it can be sent again.
 *
 * @param id the record's key, the same for the same letter however often it is written
 * @param app {@link App#word} of the app that gave up
 * @param reason what went wrong; without patient data
 * @param whatToDo one sentence for the person who reads it
 */
public record DeadLetter(
        String id, String app, String reason, String whatToDo, Origin origin, Payload original, Instant received) {

    /** With an id derived from where it came from and its bytes. */
    public static DeadLetter of(
            App app, String reason, String whatToDo, Origin origin, Payload original, Instant received) {
        String id = ContentHash.of(app.word(), origin.words(), ContentHash.of(original.toBytes()));
        return new DeadLetter(id, app.word(), reason, whatToDo, origin, original, received);
    }
}
