package io.auscult.core.release;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A model folder, whole: its files by name. Equal when every byte is. */
public final class ModelFiles {
    private final SortedMap<String, ByteBuffer> files;

    public ModelFiles(Map<String, byte[]> files) {
        SortedMap<String, ByteBuffer> copied = new TreeMap<>();
        files.forEach(
                (name, bytes) -> copied.put(name, ByteBuffer.wrap(bytes.clone()).asReadOnlyBuffer()));
        this.files = Collections.unmodifiableSortedMap(copied);
    }

    public Optional<byte[]> bytes(String name) {
        return Optional.ofNullable(files.get(name)).map(ModelFiles::bytes);
    }

    public Optional<String> text(String name) {
        return bytes(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** By name, each read-only. */
    public SortedMap<String, ByteBuffer> byName() {
        return files;
    }

    /** In hexadecimal, over names, lengths and contents in the order of the names. */
    public String sha256() {
        MessageDigest digest = sha();
        files.forEach((name, bytes) -> {
            digest.update((name + " " + bytes.remaining() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes.duplicate());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelFiles model && files.equals(model.files);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(files);
    }

    @Override
    public String toString() {
        return "ModelFiles" + files.keySet();
    }
}
