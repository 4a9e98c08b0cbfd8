package io.auscult.cli.deadletters;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are meant.
 *
 * @param reason a part of the reason, in any case
 * @param since received then or after
 * @param closed whether those count that were worked off
 */
record Choice(
        @Nullable String app,
        @Nullable String source,
        @Nullable String reason,
        Instant since,
        boolean closed) {

    boolean accepts(Letter letter) {
        return (closed || letter.open())
                && (app == null || app.equals(letter.app()))
                && (source == null || source.equals(letter.source()))
                && (reason == null
                        || letter.reason().toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT)))
                && !letter.received().isBefore(since);
    }
}
