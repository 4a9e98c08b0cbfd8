package io.auscult.schemas.codec;

import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Payload;
import java.nio.ByteBuffer;

/** A message as received. */
final class MessageCodec {
    private MessageCodec() {}

    static io.auscult.schemas.wire.Message toWire(Message message) {
        return new io.auscult.schemas.wire.Message(
                message.id(),
                message.source(),
                message.received(),
                message.contentType(),
                ByteBuffer.wrap(message.body().shared()),
                message.part(),
                message.parts(),
                message.backfill(),
                message.address());
    }

    static Message fromWire(io.auscult.schemas.wire.Message wire) {
        return new Message(
                wire.getId(),
                wire.getSource(),
                wire.getReceived(),
                wire.getContentType(),
                payload(wire.getBody()),
                wire.getPart(),
                wire.getParts(),
                wire.getBackfill(),
                wire.getAddress());
    }

    static Payload payload(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return Payload.of(bytes);
    }
}
