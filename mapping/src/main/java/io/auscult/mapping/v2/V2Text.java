package io.auscult.mapping.v2;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a message as text. MSH-18 is ignored by many senders and filled with inventions by others, so bytes that are valid
 * UTF-8 are UTF-8 unless a set of several bytes a sign is declared that is not; else the declared set holds. Without one, a byte
 * that is not UTF-8 is what it is in Windows-1252, and those around it stay UTF-8. No byte is dropped: what no set has is U+FFFD.
 */
record V2Text(String text, Charset charset) {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final char UNKNOWN = '\uFFFD';
    private static final int WIDE = 4;

    static String of(byte[] bytes) {
        return read(bytes).text;
    }

    static V2Text read(byte[] bytes) {
        Charset wide = wide(bytes);
        if (wide != null) {
            return new V2Text(withoutMark(new String(bytes, wide)), wide);
        }
        Charset declared = CharacterSets.declared(bytes);
        if (declared != null && CharacterSets.isMultiByte(declared)) {
            String text = strict(bytes, declared);
            if (text != null) {
                return new V2Text(text, declared);
            }
        }
        String utf8 = utf8(bytes);
        if (utf8 != null) {
            return new V2Text(withoutMark(utf8), StandardCharsets.UTF_8);
        }
        return declared == null || declared.equals(StandardCharsets.UTF_8)
                ? new V2Text(withoutMark(mixed(bytes)), WESTERN)
                : new V2Text(new String(bytes, declared), declared);
    }

    /** Bytes of which nothing is declared. */
    static String plain(byte[] bytes) {
        String text = utf8(bytes);
        return text == null ? mixed(bytes) : text;
    }

    /** UTF-16 and UTF-32 by their mark, or by the zeros around the first letter. */
    private static @Nullable Charset wide(byte[] bytes) {
        if (bytes.length < WIDE) {
            return null;
        }
        return switch (Arrays.toString(Arrays.copyOf(bytes, WIDE))) {
            case "[0, 0, -2, -1]", "[0, 0, 0, 77]" -> Charset.forName("UTF-32BE");
            case "[-1, -2, 0, 0]", "[77, 0, 0, 0]" -> Charset.forName("UTF-32LE");
            case "[77, 0, 83, 0]" -> StandardCharsets.UTF_16LE;
            case "[0, 77, 0, 83]" -> StandardCharsets.UTF_16BE;
            default ->
                bytes[0] == -1 && bytes[1] == -2
                        ? StandardCharsets.UTF_16LE
                        : bytes[0] == -2 && bytes[1] == -1 ? StandardCharsets.UTF_16BE : null;
        };
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static @Nullable String utf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(UNKNOWN) < 0 ? text : strict(bytes, StandardCharsets.UTF_8);
    }

    private static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String mixed(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        for (CoderResult result = decoder.decode(in, out, true);
                result.isError();
                result = decoder.decode(in, out, true)) {
            byte[] odd = new byte[result.length()];
            in.get(odd);
            out.put(new String(odd, WESTERN));
        }
        return out.flip().toString();
    }
}
