package io.auscult.adapter.source;

/** What came between a start and an end sign, or as much of it as was let in; each is answered. */
final class MllpFrame {
    private final Kind kind;
    private final byte[] bytes;

    /** How much of the message is there. */
    enum Kind {
        WHOLE,
        /** It is longer than a message may be; only its beginning is there. */
        TOO_LONG,
        /** The memory for messages was full; only its beginning is there. */
        NO_ROOM
    }

    MllpFrame(Kind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    Kind kind() {
        return kind;
    }

    /** Not copied: a message may be large, and a frame has one reader. */
    byte[] bytes() {
        return bytes;
    }

    /** The bytes are patient data. */
    @Override
    public String toString() {
        return "MllpFrame[" + kind + ", " + bytes.length + " bytes]";
    }
}
