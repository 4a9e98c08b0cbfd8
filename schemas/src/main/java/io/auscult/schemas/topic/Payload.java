package io.auscult.schemas.topic;

import java.util.Arrays;

/** Bytes as they came in: equal by content, never changed, never printed. */
public final class Payload {
    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Payload of(byte[] bytes) {
        return new Payload(bytes.clone());
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    /** The bytes from {@code from} up to {@code to}, or up to the end when that comes first. */
    Payload slice(int from, int to) {
        return new Payload(Arrays.copyOfRange(bytes, from, Math.min(to, bytes.length)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Payload[" + bytes.length + " bytes]";
    }
}
