package io.auscult.cli.messages;

import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Origin.SourceRecord;
import java.time.Instant;

/**
 * A message as a line of a list: all but its body.
 *
 * @param bytes of the body, all parts together
 */
record Arrived(
        String id,
        String source,
        Instant received,
        String contentType,
        String type,
        int bytes,
        int parts,
        SourceRecord at) {

    static Arrived of(WholeMessage message) {
        Message head = message.head();
        return new Arrived(
                head.id(),
                head.source(),
                head.received(),
                head.contentType(),
                message.type(),
                message.body().size(),
                head.parts(),
                message.at());
    }
}
