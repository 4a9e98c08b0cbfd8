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

    /** Of an array that is handed over: who made it writes to it no more. A message is copied often enough as it is. */
    public static Payload taking(byte[] bytes) {
        return new Payload(bytes);
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The bytes themselves and no copy, for who only reads them. */
    public byte[] shared() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    /** The bytes from {@code from} up to {@code to}, or up to the end when that comes first. */
    Payload slice(int from, int to) {
        return from == 0 && to >= bytes.length
                ? this
                : new Payload(Arrays.copyOfRange(bytes, from, Math.min(to, bytes.length)));
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
