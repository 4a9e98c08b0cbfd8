package io.auscult.mapping.v2;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of MSH-18 (HL7 table 0211), those of DICOM and Java that senders write there, and what they mean. */
final class CharacterSets {
    private static final int CHARACTER_SET = 18;
    private static final int LONGEST_HEADER = 4096;
    private static final String JAPANESE = "ISO-2022-JP-2";

    /** 8859/1 is Windows-1252, as in browsers: nobody sends the control signs that are there instead. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("8859/1", "windows-1252"),
            Map.entry("ISO IR14", JAPANESE),
            Map.entry("ISO IR87", JAPANESE),
            Map.entry("ISO IR159", JAPANESE),
            Map.entry("GB 18030-2000", "GB18030"),
            Map.entry("KS X 1001", "x-windows-949"),
            Map.entry("CNS 11643-1992", "x-EUC-TW"),
            Map.entry("BIG-5", "Big5"),
            Map.entry("ISO IR100", "windows-1252"),
            Map.entry("ISO IR101", "ISO-8859-2"),
            Map.entry("ISO IR109", "ISO-8859-3"),
            Map.entry("ISO IR110", "ISO-8859-4"),
            Map.entry("ISO IR144", "ISO-8859-5"),
            Map.entry("ISO IR127", "ISO-8859-6"),
            Map.entry("ISO IR126", "ISO-8859-7"),
            Map.entry("ISO IR138", "ISO-8859-8"),
            Map.entry("ISO IR148", "ISO-8859-9"),
            Map.entry("ISO-8859-1", "windows-1252"));

    /** Say nothing: their bytes would have shown, or every set contains them. */
    private static final Set<String> EMPTY = Set.of("", "ASCII", "US-ASCII", "ISO IR6", "UNICODE");

    private CharacterSets() {}

    /** The set that the message declares; null when it declares none that is known, or one that says nothing. */
    static @Nullable Charset declared(byte[] bytes) {
        int length = Math.min(bytes.length, LONGEST_HEADER);
        String header = new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        Er7 message = Er7.parse(header);
        return message == null ? null : of(message.header());
    }

    private static @Nullable Charset of(Segment msh) {
        Charset found = null;
        for (Field repetition : msh.repetitions(CHARACTER_SET)) {
            Charset charset = of(repetition.component(1).toUpperCase(Locale.ROOT));
            found = charset == null || (found != null && !isMultiByte(charset)) ? found : charset;
        }
        return found;
    }

    private static @Nullable Charset of(String name) {
        if (EMPTY.contains(name)) {
            return null;
        }
        String known = NAMES.getOrDefault(name.replace('_', ' '), name);
        return named(known.startsWith("8859/") ? "ISO-8859-" + known.substring(5) : known.replace("UNICODE ", ""));
    }

    /** UTF-16 and UTF-32 without their zeros are what a sender's software was configured to write and did not. */
    private static @Nullable Charset named(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32") ? null : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    static boolean isMultiByte(Charset charset) {
        return !charset.equals(StandardCharsets.UTF_8)
                && charset.canEncode()
                && charset.newEncoder().maxBytesPerChar() > 1;
    }
}
