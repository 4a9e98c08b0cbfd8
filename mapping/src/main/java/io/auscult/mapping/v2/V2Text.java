package io.auscult.mapping.v2;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The bytes of a message as text. MSH-18 is ignored by many senders and filled with inventions by others, so it only decides
 * between UTF-8 and what else it could be: bytes that are valid UTF-8 are UTF-8.
 */
final class V2Text {
    private static final int CHARACTER_SET = 18;

    private V2Text() {}

    static String of(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, declared(new String(bytes, StandardCharsets.ISO_8859_1)));
        }
    }

    private static Charset declared(String raw) {
        String header = raw.lines().findFirst().orElse("");
        if (header.length() < Header.FIELDS_FROM) {
            return StandardCharsets.ISO_8859_1;
        }
        String[] fields = header.split(Pattern.quote(header.substring(3, 4)), -1);
        String name = fields.length >= CHARACTER_SET ? fields[CHARACTER_SET - 1].toUpperCase(Locale.ROOT) : "";
        return switch (name.replaceAll("~.*", "").strip()) {
            case "8859/15" -> Charset.forName("ISO-8859-15");
            case "8859/2" -> Charset.forName("ISO-8859-2");
            case "8859/5" -> Charset.forName("ISO-8859-5");
            case "8859/7" -> Charset.forName("ISO-8859-7");
            case "8859/9" -> Charset.forName("ISO-8859-9");
            case "UNICODE", "UNICODE UTF-16" -> StandardCharsets.UTF_16;
            default -> Charset.forName("windows-1252");
        };
    }
}
