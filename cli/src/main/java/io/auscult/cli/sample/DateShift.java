package io.auscult.cli.sample;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves dates by whole days, so that times of day, intervals between days and ages on a given day stay as they were made.
 * What is not a full date ("1958-03") stays as it is.
 */
public record DateShift(int days) {
    private static final Pattern ISO =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})?)?");
    private static final Pattern V2 = Pattern.compile("(\\d{8})(\\d{4}(\\d{2}(\\.\\d{1,4})?)?)?([+-]\\d{4})?");
    private static final int ISO_DATE_LENGTH = 10;
    private static final int V2_DATE_LENGTH = 8;

    /** "2025-12-31T08:30:00+01:00" moved; any other text as it is. */
    public String iso(String text) {
        return moved(text, ISO, ISO_DATE_LENGTH, DateTimeFormatter.ISO_LOCAL_DATE);
    }

    /** "20251231083000" moved; any other text as it is. */
    public String v2(String text) {
        return moved(text, V2, V2_DATE_LENGTH, DateTimeFormatter.BASIC_ISO_DATE);
    }

    private String moved(String text, Pattern shape, int length, DateTimeFormatter format) {
        Matcher matcher = shape.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        try {
            LocalDate date = LocalDate.parse(text.substring(0, length), format);
            return format.format(date.plusDays(days)) + text.substring(length);
        } catch (DateTimeException e) {
            return text;
        }
    }
}
