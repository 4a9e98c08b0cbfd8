package io.auscult.core.derived;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** When a patient reaches an age, counted as {@code Statement.Demographics#ageAt} counts it: completed years, in UTC. */
public final class Birthdays {
    private Birthdays() {}

    /** The first instant at which the age is {@code years}; born on 29 February, that is 1 March in other years. */
    public static Instant reaches(LocalDate born, int years) {
        LocalDate day = born.plusYears(years);
        LocalDate reached = ChronoUnit.YEARS.between(born, day) < years ? day.plusDays(1) : day;
        return reached.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
