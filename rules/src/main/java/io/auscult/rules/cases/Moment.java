package io.auscult.rules.cases;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as a case writes it, relative to the moment of deciding: "-1 h", "-13 months", "+60 d". */
final class Moment {
    static final String PATTERN = "[+-]\\d{1,5} (?:min|h|d|months|y)";

    private static final Pattern SHAPE = Pattern.compile("([+-]\\d{1,5}) (min|h|d|months|y)");

    private Moment() {}

    static Optional<Instant> parse(String text, Instant now) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        ZonedDateTime from = now.atZone(ZoneOffset.UTC);
        ZonedDateTime moment = switch (matcher.group(2)) {
            case "min" -> from.plusMinutes(count);
            case "h" -> from.plusHours(count);
            case "d" -> from.plusDays(count);
            case "months" -> from.plusMonths(count);
            default -> from.plusYears(count);
        };
        return Optional.of(moment.toInstant());
    }
}
