package io.auscult.mapping.v2;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as its segments in order, in the sender's own delimiters. Read without a message structure on purpose: real senders
 * put segments where no version of the standard has them, and the order alone says which result belongs to which order.
 */
record Er7(List<Segment> segments) {
    private static final String FIRST = "MSH";
    private static final int NAME = 3;

    /** Seen in the wild: the component sign is left out of MSH-2 and used all the same. */
    private static final String WITHOUT_COMPONENT = "~\\&";

    static @Nullable Er7 parse(String text) {
        return parse(text, StandardCharsets.UTF_8);
    }

    /** The message, or null when the text does not start with a usable MSH. */
    static @Nullable Er7 parse(String text, Charset charset) {
        String message = text.strip();
        EncodingCharacters delimiters =
                message.startsWith(FIRST) ? delimiters(message.substring(0, lineEnd(message))) : null;
        return delimiters == null ? null : new Er7(segments(message, new Signs(delimiters, charset)));
    }

    Segment header() {
        return segments.getFirst();
    }

    Optional<Segment> first(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).findFirst();
    }

    /** A line that does not begin as a segment does is the rest of the one before: somebody's text held a line break. */
    private static List<Segment> segments(String message, Signs signs) {
        List<Segment> segments = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int feed = -1;
        int carriage = -1;
        for (int from = 0; from < message.length(); ) {
            feed = feed >= from ? feed : found(message, '\n', from);
            carriage = carriage >= from ? carriage : found(message, '\r', from);
            int end = Math.min(feed, carriage);
            int start = blank(message, from, end);
            if (start < end) {
                if (begins(message, start, end, signs) && !open.isEmpty()) {
                    segments.add(segment(open, signs));
                }
                open.append(open.isEmpty() ? "" : "\n").append(message, start, end);
            }
            from = end + 1;
        }
        segments.add(segment(open, signs));
        return segments;
    }

    private static Segment segment(StringBuilder open, Signs signs) {
        String line = open.toString().stripTrailing();
        open.setLength(0);
        return new Segment(line, signs);
    }

    private static boolean begins(String message, int start, int end, Signs signs) {
        if (end - start < NAME || !isUpper(message.charAt(start))) {
            return false;
        }
        for (int at = start + 1; at < start + NAME; at++) {
            if (!isUpper(message.charAt(at)) && !Character.isDigit(message.charAt(at))) {
                return false;
            }
        }
        return end - start == NAME
                || message.charAt(start + NAME) == signs.delimiters().getFieldSeparator();
    }

    private static boolean isUpper(char sign) {
        return sign >= 'A' && sign <= 'Z';
    }

    /** Where the line has its first sign that is not blank. */
    private static int blank(String message, int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(message.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int lineEnd(String message) {
        return Math.min(found(message, '\r', 0), found(message, '\n', 0));
    }

    /** Where the sign stands next, or the end. */
    private static int found(String message, char sign, int from) {
        int at = message.indexOf(sign, from);
        return at < 0 ? message.length() : at;
    }

    /** MSH-1 and MSH-2; what is missing there has its usual sign. */
    private static @Nullable EncodingCharacters delimiters(String header) {
        if (header.length() <= NAME + 1 || Character.isLetterOrDigit(header.charAt(NAME))) {
            return null;
        }
        char field = header.charAt(NAME);
        int end = header.indexOf(field, NAME + 1);
        String said = header.substring(NAME + 1, end < 0 ? header.length() : end);
        String signs = said.equals(WITHOUT_COMPONENT) ? "^" + said : said;
        char escape = sign(signs, 2, '\\');
        char subcomponent = sign(signs, NAME, '&');
        // A doubled escape sign is a transport's fault that is often seen.
        char after = subcomponent == escape ? sign(signs, NAME + 1, '&') : subcomponent;
        return new EncodingCharacters(field, sign(signs, 0, '^'), sign(signs, 1, '~'), escape, after);
    }

    private static char sign(String signs, int position, char usual) {
        return position < signs.length() ? signs.charAt(position) : usual;
    }
}
