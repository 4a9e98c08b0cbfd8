package io.auscult.cli.messages;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are looked for.
 *
 * @param from received then or after
 * @param to received before
 * @param type "ORU^R01", "ORU" for all of that kind, "Bundle"
 */
record Wanted(
        Instant from,
        Instant to,
        @Nullable String source,
        @Nullable String type) {

    boolean accepts(WholeMessage message) {
        Instant received = message.head().received();
        return !received.isBefore(from)
                && received.isBefore(to)
                && (source == null || source.equals(message.head().source()))
                && (type == null
                        || isType(type.toUpperCase(Locale.ROOT), message.type().toUpperCase(Locale.ROOT)));
    }

    private static boolean isType(String asked, String type) {
        return type.equals(asked) || type.startsWith(asked + "^");
    }
}
