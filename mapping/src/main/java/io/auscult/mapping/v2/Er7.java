package io.auscult.mapping.v2;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as its segments in order, in the sender's own delimiters. Read without a message structure on purpose: real senders
 * put segments where no version of the standard has them, and the order alone says which result belongs to which order.
 */
record Er7(List<Segment> segments) {
    private static final String FIRST = "MSH";
    private static final int SEPARATOR = 3;

    /** Seen in the wild: the component sign is left out of MSH-2 and used all the same. */
    private static final String WITHOUT_COMPONENT = "~\\&";

    /** The message, or null when the text does not start with a usable MSH. */
    static @Nullable Er7 parse(String text) {
        List<String> lines =
                text.strip().lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith(FIRST)) {
            return null;
        }
        EncodingCharacters delimiters = delimiters(lines.getFirst());
        return delimiters == null
                ? null
                : new Er7(lines.stream()
                        .map(line -> Segment.parse(line.strip(), delimiters))
                        .toList());
    }

    Segment header() {
        return segments.getFirst();
    }

    Optional<Segment> first(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).findFirst();
    }

    /** MSH-1 and MSH-2; what is missing there has its usual sign. */
    private static @Nullable EncodingCharacters delimiters(String header) {
        if (header.length() <= SEPARATOR + 1 || Character.isLetterOrDigit(header.charAt(SEPARATOR))) {
            return null;
        }
        char field = header.charAt(SEPARATOR);
        int end = header.indexOf(field, SEPARATOR + 1);
        String said = header.substring(SEPARATOR + 1, end < 0 ? header.length() : end);
        String signs = said.equals(WITHOUT_COMPONENT) ? "^" + said : said;
        char escape = sign(signs, 2, '\\');
        char subcomponent = sign(signs, SEPARATOR, '&');
        // A doubled escape sign is a transport's fault that is often seen.
        char after = subcomponent == escape ? sign(signs, SEPARATOR + 1, '&') : subcomponent;
        return new EncodingCharacters(field, sign(signs, 0, '^'), sign(signs, 1, '~'), escape, after);
    }

    private static char sign(String signs, int position, char usual) {
        return position < signs.length() ? signs.charAt(position) : usual;
    }
}
