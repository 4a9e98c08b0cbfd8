package io.auscult.rules.pack;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as files write them: "30 min", "12 h", "90 d". Months and years are not spans: their length varies. */
public final class Spans {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,6}) (min|h|d)");

    private Spans() {}

    public static Optional<Duration> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "min" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }

    public static String expected(String text) {
        return "not a span of time: \"" + text + "\"; write for example 30 min, 12 h or 90 d";
    }

    /** The shortest way to write it. */
    public static String words(Duration span) {
        if (span.toHours() * 60 != span.toMinutes()) {
            return span.toMinutes() + " min";
        }
        return span.toDays() * 24 == span.toHours() && !span.isZero() ? span.toDays() + " d" : span.toHours() + " h";
    }
}
