package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.required;

import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Origin;
import io.auscult.schemas.topic.Origin.Door;
import io.auscult.schemas.topic.Origin.SourceRecord;
import java.nio.ByteBuffer;

/** What an app could not process. */
final class DeadLetterCodec {
    private DeadLetterCodec() {}

    static io.auscult.schemas.wire.DeadLetter toWire(DeadLetter letter) {
        var wire = new io.auscult.schemas.wire.DeadLetter();
        wire.setId(letter.id());
        wire.setApp(letter.app());
        wire.setReason(letter.reason());
        wire.setWhatToDo(letter.whatToDo());
        wire.setOriginal(ByteBuffer.wrap(letter.original().toBytes()));
        wire.setReceived(letter.received());
        wire.setClosed(letter.closed());
        wire.setClosedBy(letter.closedBy());
        switch (letter.origin()) {
            case SourceRecord record -> {
                wire.setSourceTopic(record.topic());
                wire.setSourcePartition(record.partition());
                wire.setSourceOffset(record.offset());
            }
            case Door door -> wire.setDoor(door.name());
        }
        return wire;
    }

    static DeadLetter fromWire(io.auscult.schemas.wire.DeadLetter wire) {
        return new DeadLetter(
                wire.getId(),
                wire.getApp(),
                wire.getReason(),
                wire.getWhatToDo(),
                origin(wire),
                MessageCodec.payload(wire.getOriginal()),
                wire.getReceived(),
                wire.getClosed(),
                wire.getClosedBy());
    }

    private static Origin origin(io.auscult.schemas.wire.DeadLetter wire) {
        if (wire.getDoor() != null) {
            return new Door(wire.getDoor());
        }
        return new SourceRecord(
                required(wire.getSourceTopic(), "sourceTopic"),
                required(wire.getSourcePartition(), "sourcePartition"),
                required(wire.getSourceOffset(), "sourceOffset"));
    }
}
