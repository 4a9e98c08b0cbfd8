package io.auscult.delivery.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.delivery.watch.Verdict.Changed;
import io.auscult.delivery.watch.Verdict.Direction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulated streams: silence and floods are noticed within some counts, and quiet nights are not. */
class SeriesTest {
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final List<Direction> BOTH = List.of(Direction.MORE, Direction.FEWER);
    private static final int TWELVE_WEEKS = 84 * 24;

    @ParameterizedTest
    @CsvSource({"0.05", "0.5", "3", "40"})
    void falseAlarmsAreAboutAsRareAsWasAskedFor(double byDay) {
        int begun = 0;
        int years = 6;
        for (int year = 0; year < years; year++) {
            List<Hour> hours = new Ward(byDay, 7_000 + year).hours(TWELVE_WEEKS + 365 * 24, _ -> 1);
            boolean before = false;
            for (int end = TWELVE_WEEKS; end < hours.size(); end += 12) {
                boolean alarm = verdict(hours.subList(end - TWELVE_WEEKS, end)) instanceof Changed;
                begun += alarm && !before ? 1 : 0;
                before = alarm;
            }
        }
        assertThat(begun).as("both ways, in " + years + " years").isLessThanOrEqualTo(years * 3 / 2);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 48", "3, 8", "40, 2"})
    void silenceIsNoticed(double byDay, int hours) {
        int worst = 0;
        for (int seed = 0; seed < 40; seed++) {
            Instant fromNoon = Ward.START.plus(Duration.ofHours(TWELVE_WEEKS - 24 * 7 + 9));
            List<Hour> all = new Ward(byDay, seed).hours(TWELVE_WEEKS, at -> at.isBefore(fromNoon) ? 1 : 0);
            OptionalInt noticed = noticed(all, TWELVE_WEEKS - 24 * 7 + 9, Direction.FEWER);
            assertThat(noticed).as("seed " + seed).isPresent();
            worst = Math.max(worst, noticed.getAsInt());
        }
        assertThat(worst).isLessThanOrEqualTo(hours);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 5", "3, 2", "40, 1"})
    void aFloodOfTenTimesAsManyIsNoticed(double byDay, int hours) {
        int worst = 0;
        for (int seed = 0; seed < 40; seed++) {
            Instant from = Ward.START.plus(Duration.ofHours(TWELVE_WEEKS - 24 * 7 + 9));
            List<Hour> all = new Ward(byDay, seed).hours(TWELVE_WEEKS, at -> at.isBefore(from) ? 1 : 10);
            OptionalInt noticed = noticed(all, TWELVE_WEEKS - 24 * 7 + 9, Direction.MORE);
            assertThat(noticed).as("seed " + seed).isPresent();
            worst = Math.max(worst, noticed.getAsInt());
        }
        assertThat(worst).isLessThanOrEqualTo(hours);
    }

    @Test
    void aNightWithoutAnyIsNoChangeAndADayWithoutAnyIs() {
        List<Hour> all = new Ward(4, 11).hours(TWELVE_WEEKS, _ -> 1);
        Instant night = Ward.START.plus(Duration.ofDays(80)).plus(Duration.ofHours(22));
        List<Hour> quiet = without(all, night, night.plus(Duration.ofHours(9)));
        assertThat(verdict(quiet.subList(0, 80 * 24 + 31))).isInstanceOf(Verdict.Usual.class);
        List<Hour> day = without(all, night.plus(Duration.ofHours(9)), night.plus(Duration.ofHours(15)));
        assertThat(verdict(day.subList(0, 80 * 24 + 37))).isInstanceOf(Changed.class);
    }

    @Test
    void whatIsOverIsSeenToBeOver() {
        Instant from = Ward.START.plus(Duration.ofDays(70));
        Instant to = from.plus(Duration.ofDays(1));
        List<Hour> all = new Ward(3, 5).hours(TWELVE_WEEKS, at -> at.isBefore(from) || !at.isBefore(to) ? 1 : 20);
        assertThat(verdict(all.subList(0, 71 * 24))).isInstanceOfSatisfying(Changed.class, changed -> {
            assertThat(changed.direction()).isEqualTo(Direction.MORE);
            assertThat(changed.since()).isBetween(from.minus(Duration.ofHours(6)), from.plus(Duration.ofHours(9)));
            assertThat((double) changed.came()).isGreaterThan(5 * changed.usual());
        });
        assertThat(verdict(all.subList(0, 73 * 24))).isInstanceOf(Verdict.Usual.class);
    }

    @Test
    void littlePastTellsNothing() {
        assertThat(verdict(new Ward(3, 1).hours(9 * 24, _ -> 1))).isInstanceOf(Verdict.Learning.class);
        assertThat(verdict(new Ward(0.001, 1).hours(TWELVE_WEEKS, _ -> 1))).isInstanceOf(Verdict.Learning.class);
        assertThat(verdict(List.of())).isInstanceOf(Verdict.Learning.class);
    }

    /** Bursts of ten at once are ten times less sure than ten single ones. */
    @Test
    void whatComesInBurstsIsGivenMoreRoom() {
        List<Hour> bursts = new Ward(0.5, 3)
                .hours(TWELVE_WEEKS, _ -> 1).stream()
                        .map(hour -> new Hour(hour.from(), 1, hour.count() * 10))
                        .toList();
        assertThat(Baseline.of(bursts, ZoneOffset.UTC).dispersion()).isBetween(6.0, 16.0);
        assertThat(verdict(bursts)).isInstanceOf(Verdict.Usual.class);
    }

    private static Verdict verdict(List<Hour> hours) {
        return new Series(hours).verdict(BOTH, A_YEAR, ZoneOffset.UTC);
    }

    private static List<Hour> without(List<Hour> hours, Instant from, Instant to) {
        List<Hour> less = new ArrayList<>();
        hours.forEach(hour ->
                less.add(hour.from().isBefore(from) || !hour.from().isBefore(to) ? hour : new Hour(hour.from(), 1, 0)));
        return less;
    }

    /** Hours from the change until it is seen. */
    private static OptionalInt noticed(List<Hour> hours, int change, Direction direction) {
        for (int end = change + 1; end <= hours.size(); end++) {
            if (verdict(hours.subList(0, end)) instanceof Changed changed && changed.direction() == direction) {
                return OptionalInt.of(end - change);
            }
        }
        return OptionalInt.empty();
    }
}
