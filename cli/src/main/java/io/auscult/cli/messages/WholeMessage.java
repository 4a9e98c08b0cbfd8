package io.auscult.cli.messages;

import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.Payload;

/**
 * A message with all its parts.
 *
 * @param head its first part, for what it says beside the body
 * @param at the record of its first part
 */
record WholeMessage(Message head, Payload body, SourceRecord at) {

    String id() {
        return head.id();
    }

    String type() {
        return MessageType.words(body.toBytes());
    }
}
