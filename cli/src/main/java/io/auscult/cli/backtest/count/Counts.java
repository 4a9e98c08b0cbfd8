package io.auscult.cli.backtest.count;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.auscult.cli.backtest.life.Hold;
import io.auscult.cli.backtest.life.Life;
import io.auscult.cli.backtest.life.Opening;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Counts over lives. */
public record Counts(List<Life> lives) {
    /** Where nobody says on which ward a patient lay. */
    public static final String NO_WARD = "(no ward)";

    public Counts {
        lives = List.copyOf(lives);
    }

    public int patients() {
        return lives.size();
    }

    /** Months of all patients together. */
    public double months() {
        return lives.stream().mapToDouble(Life::months).sum();
    }

    /** The first moment that counts of any patient; empty without patients. */
    public Optional<Instant> from() {
        return lives.stream().map(Life::from).min(Comparator.naturalOrder());
    }

    /** The last entry of any patient. */
    public Optional<Instant> to() {
        return lives.stream().map(Life::to).max(Comparator.naturalOrder());
    }

    /** How long the whole time is, from the first moment to the last. */
    public double calendarMonths() {
        return from().map(first -> Life.months(first, to().orElse(first))).orElse(0.0);
    }

    public long events() {
        return lives.stream().mapToLong(Life::events).sum();
    }

    public Stream<Opening> openings() {
        return lives.stream().flatMap(life -> life.openings().stream());
    }

    /** Each of these rules, with zeros where it does nothing, and every other that did something. */
    public List<RuleRow> byRule(Collection<RuleId> rules) {
        Set<RuleId> all = new TreeSet<>(rules);
        openings().map(Opening::rule).forEach(all::add);
        held().forEach(held -> all.add(held.rule()));
        Map<RuleId, List<Opening>> openings = openings().collect(groupingBy(Opening::rule));
        Map<RuleId, Integer> held = new TreeMap<>();
        held().forEach(each -> held.merge(each.rule(), each.times(), Integer::sum));
        Map<RuleId, Integer> withdrawn = new TreeMap<>();
        lives.forEach(life -> life.withdrawn().forEach((rule, times) -> withdrawn.merge(rule, times, Integer::sum)));
        double months = months();
        List<RuleRow> rows = new ArrayList<>();
        for (RuleId rule : all) {
            List<Opening> of = openings.getOrDefault(rule, List.of());
            int shown = in(Mode.LIVE, of);
            rows.add(new RuleRow(
                    rule,
                    shown,
                    in(Mode.SHADOW, of),
                    of.stream().map(Opening::patient).collect(toSet()).size(),
                    held.getOrDefault(rule, 0),
                    withdrawn.getOrDefault(rule, 0),
                    months == 0 ? 0 : 100 * shown / months));
        }
        return rows;
    }

    private static int in(Mode mode, List<Opening> openings) {
        return (int) openings.stream().filter(opening -> opening.mode() == mode).count();
    }

    /** By rule and policy, in the order of their names. */
    public List<Held> held() {
        SortedMap<RuleId, SortedMap<RuleId, Integer>> times = new TreeMap<>();
        for (Life life : lives) {
            for (Map.Entry<Hold, Integer> each : life.holds().entrySet()) {
                times.computeIfAbsent(each.getKey().rule(), _ -> new TreeMap<>())
                        .merge(each.getKey().by(), each.getValue(), Integer::sum);
            }
        }
        List<Held> held = new ArrayList<>();
        times.forEach((rule, by) -> by.forEach((policy, count) -> held.add(new Held(rule, policy, count))));
        return held;
    }

    /** Alerts of one mode by the Monday of the week in which they opened, in UTC; weeks without any in between are there with zero. */
    public SortedMap<LocalDate, Long> byWeek(Mode mode) {
        SortedMap<LocalDate, Long> weeks = new TreeMap<>(in(mode).collect(groupingBy(Counts::week, counting())));
        if (!weeks.isEmpty()) {
            for (LocalDate week = weeks.firstKey(); week.isBefore(weeks.lastKey()); week = week.plusWeeks(1)) {
                weeks.putIfAbsent(week, 0L);
            }
        }
        return weeks;
    }

    /** The same of each rule. */
    public SortedMap<RuleId, SortedMap<LocalDate, Long>> byRuleAndWeek(Mode mode) {
        return nested(mode, Opening::rule, Counts::week);
    }

    /** By ward, then by rule. */
    public SortedMap<String, SortedMap<RuleId, Long>> byWard(Mode mode) {
        return nested(mode, opening -> Objects.requireNonNullElse(opening.ward(), NO_WARD), Opening::rule);
    }

    private <A extends Comparable<? super A>, B extends Comparable<? super B>> SortedMap<A, SortedMap<B, Long>> nested(
            Mode mode, Function<Opening, A> outer, Function<Opening, B> inner) {
        SortedMap<A, SortedMap<B, Long>> counts = new TreeMap<>();
        in(mode).forEach(opening -> counts.computeIfAbsent(outer.apply(opening), _ -> new TreeMap<>())
                .merge(inner.apply(opening), 1L, Long::sum));
        return counts;
    }

    private Stream<Opening> in(Mode mode) {
        return openings().filter(opening -> opening.mode() == mode);
    }

    private static LocalDate week(Opening opening) {
        return opening.at()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
