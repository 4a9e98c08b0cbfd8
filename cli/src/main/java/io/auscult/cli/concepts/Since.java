package io.auscult.cli.concepts;

import io.auscult.rules.pack.Spans;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A moment in the past as a person writes it. */
public final class Since {
    private Since() {}

    /**
     * An instant, the start of a day (UTC), or a span before now.
     *
     * @throws IllegalArgumentException for anything else; the message says what could be written
     */
    public static Instant parse(String text, Instant now) {
        Optional<Duration> span = Spans.parse(text.strip());
        if (span.isPresent()) {
            return now.minus(span.get());
        }
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Not a time: \"" + text + "\"; write 2026-03-01, 2026-03-01T08:00:00Z or \"7 d\"", e);
        }
    }
}
