package io.auscult.cli.chart;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A past time as a person writes it: a moment, or a day, which means its end in UTC. */
public final class PastTime {
    private static final int DATE_LENGTH = 10;

    private PastTime() {}

    /** @throws ParameterException when it is neither */
    public static Instant of(String text, CommandSpec command) {
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusNanos(1)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "\"" + text + "\" is not a time; write 2026-11-20T12:00:00Z or 2026-11-20",
                    e);
        }
    }
}
