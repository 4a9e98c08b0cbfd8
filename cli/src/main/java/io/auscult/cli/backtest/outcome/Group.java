package io.auscult.cli.backtest.outcome;

import io.auscult.cli.backtest.life.Life;
import io.auscult.core.event.Sex;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patients who are looked at apart: by sex, and by age at the time in question. */
public record Group(String name, @Nullable Sex sex, int fromAge, int belowAge) {
    private static final int ANY = Integer.MAX_VALUE;

    /** Everybody. */
    public static final Group ALL = new Group("all", null, 0, ANY);

    /** Everybody, then the groups. */
    public static final List<Group> EACH = List.of(
            ALL,
            new Group("female", Sex.FEMALE, 0, ANY),
            new Group("male", Sex.MALE, 0, ANY),
            new Group("under 45", null, 0, 45),
            new Group("45 to 64", null, 45, 65),
            new Group("65 to 79", null, 65, 80),
            new Group("80 and over", null, 80, ANY - 1));

    /** Whether the patient is one of them at that time; nobody without a birth date has an age. */
    boolean has(Life life, Instant at) {
        return (sex == null || life.sex() == sex) && (isOfAnyAge() || isOfAge(life.birthDate(), at));
    }

    private boolean isOfAnyAge() {
        return fromAge == 0 && belowAge == ANY;
    }

    private boolean isOfAge(@Nullable LocalDate birthDate, Instant at) {
        if (birthDate == null) {
            return false;
        }
        int age = Period.between(birthDate, at.atZone(ZoneOffset.UTC).toLocalDate())
                .getYears();
        return age >= fromAge && age < belowAge;
    }
}
