package io.auscult.schemas.codec;

import io.auscult.schemas.topic.Cursor;

/** How far something was read. */
final class CursorCodec {
    private CursorCodec() {}

    static io.auscult.schemas.wire.Cursor toWire(Cursor cursor) {
        return new io.auscult.schemas.wire.Cursor(cursor.key(), cursor.position(), cursor.updated());
    }

    static Cursor fromWire(io.auscult.schemas.wire.Cursor wire) {
        return new Cursor(wire.getKey(), wire.getPosition(), wire.getUpdated());
    }
}
