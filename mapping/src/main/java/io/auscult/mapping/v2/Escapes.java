package io.auscult.mapping.v2;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Escape sequences (HL7 v2.8 section 2.7) as what they stand for. What only formats is left out; what cannot be known, a sender's
 * own {@code \Zxx\} or a backslash that is no escape at all, stays as it was sent.
 */
final class Escapes {
    private static final int MOST_BLANK_LINES = 20;
    private static final String NOTHING = "";

    private Escapes() {}

    static String undo(String text, Signs signs) {
        char escape = signs.delimiters().getEscapeCharacter();
        int start = text.indexOf(escape);
        return start < 0 ? text : undo(text, start, escape, signs);
    }

    private static String undo(String text, int first, char escape, Signs signs) {
        StringBuilder plain = new StringBuilder(text.length()).append(text, 0, first);
        int at = first;
        while (at < text.length()) {
            int end = text.indexOf(escape, at + 1);
            if (end < 0) {
                return plain.append(text, at, text.length()).toString();
            }
            String meaning = meaning(text.substring(at + 1, end), signs);
            if (meaning == null) {
                plain.append(text, at, end);
                at = end;
            } else {
                int next = text.indexOf(escape, end + 1);
                plain.append(meaning).append(text, end + 1, next < 0 ? text.length() : next);
                at = next < 0 ? text.length() : next;
            }
        }
        return plain.toString();
    }

    /** What stands between two escape signs, or null when that is no sequence of the standard. */
    private static @Nullable String meaning(String sequence, Signs signs) {
        EncodingCharacters delimiters = signs.delimiters();
        return switch (sequence) {
            case "F" -> String.valueOf(delimiters.getFieldSeparator());
            case "S" -> String.valueOf(delimiters.getComponentSeparator());
            case "T" -> String.valueOf(delimiters.getSubcomponentSeparator());
            case "R" -> String.valueOf(delimiters.getRepetitionSeparator());
            case "E" -> String.valueOf(delimiters.getEscapeCharacter());
            case "P" -> "#";
            case "H", "N", ".fi", ".nf" -> NOTHING;
            case ".br", ".ce" -> "\n";
            default -> longer(sequence, signs);
        };
    }

    private static @Nullable String longer(String sequence, Signs signs) {
        return switch (sequence.isEmpty() ? ' ' : sequence.charAt(0)) {
            case 'X' -> bytes(sequence.substring(1), signs);
            // A change of the character set for what follows; the bytes were already read by MSH-18.
            case 'C', 'M' -> isHex(sequence.substring(1)) ? NOTHING : null;
            case '.' -> layout(sequence);
            default -> null;
        };
    }

    private static @Nullable String layout(String sequence) {
        if (sequence.length() < 3) {
            return null;
        }
        String number = sequence.substring(3);
        int count = number.matches("[+-]?\\d{1,3}") ? Math.abs(Integer.parseInt(number)) : 1;
        return switch (sequence.substring(0, 3)) {
            case ".sp" -> "\n".repeat(Math.clamp(count, 1, MOST_BLANK_LINES));
            case ".sk" -> " ".repeat(Math.clamp(count, 1, MOST_BLANK_LINES));
            case ".in", ".ti" -> NOTHING;
            default -> null;
        };
    }

    private static @Nullable String bytes(String hex, Signs signs) {
        return isHex(hex) ? new String(HexFormat.of().parseHex(hex), signs.charset()).replace("\r", "\n") : null;
    }

    private static boolean isHex(String text) {
        return !text.isEmpty() && text.length() % 2 == 0 && text.chars().allMatch(HexFormat::isHexDigit);
    }
}
