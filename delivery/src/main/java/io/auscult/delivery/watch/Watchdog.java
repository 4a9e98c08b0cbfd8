package io.auscult.delivery.watch;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import io.auscult.delivery.store.FeedStore.Feed;
import io.auscult.delivery.store.ReleaseStore.Switched;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.watch.Alarm.Kind;
import io.auscult.delivery.watch.Verdict.Changed;
import io.auscult.delivery.watch.Verdict.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the counts of the projection, and keeps an alarm open for as long as one of them has changed. What it says at a time follows
 * from the counts alone, so that it does not matter which process looks, or how often.
 */
public final class Watchdog {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final Stores stores;
    private final WatchTerms terms;
    private final Floods floods;

    /** @param floods who is told of a rule that fires too often */
    public Watchdog(Stores stores, WatchTerms terms, Floods floods) {
        this.stores = stores;
        this.terms = terms;
        this.floods = floods;
    }

    /** Who may stop a rule that floods. */
    @FunctionalInterface
    public interface Floods {
        void flooding(RuleId rule, Changed flood, Instant now);
    }

    /**
     * What was seen in one look.
     *
     * @param rules those that are not off
     */
    public record Seen(Instant at, List<Watched> rules, List<Watched> sources, List<Alarm> alarms) {
        public static final Seen NOTHING = new Seen(Instant.EPOCH, List.of(), List.of(), List.of());

        public Seen {
            rules = List.copyOf(rules);
            sources = List.copyOf(sources);
            alarms = List.copyOf(alarms);
        }
    }

    /** Notices what has begun, ends what is over. */
    public Seen look(Instant now) {
        List<Watched> rules = rules(now);
        List<Watched> sources = sources(now);
        List<Alarm> on = new ArrayList<>();
        rules.forEach(rule -> on.addAll(alarmOfRule(rule, now)));
        sources.forEach(source -> on.addAll(alarmOfSource(source, now)));
        for (Alarm alarm : stores.watch().open()) {
            if (on.stream().noneMatch(alarm::isAbout)) {
                stores.watch().end(alarm, now);
            }
        }
        for (Alarm alarm : on) {
            if (stores.watch().notice(alarm)) {
                LOG.warn("{}", alarm.sentence());
            }
        }
        pause(rules, now);
        return new Seen(now, rules, sources, stores.watch().open());
    }

    private List<Watched> rules(Instant now) {
        Instant from = beginning(now);
        Map<String, NavigableMap<Instant, Mode>> modes = modes();
        List<Watched> watched = new ArrayList<>();
        for (Mode mode : List.of(Mode.LIVE, Mode.SHADOW)) {
            Map<String, NavigableMap<Instant, Long>> firings = stores.watch().firings(mode.word(), from);
            modes.forEach((rule, switches) -> {
                if (at(switches, now) == mode) {
                    Map<Instant, Long> counts = firings.getOrDefault(rule, new TreeMap<>());
                    Series series = Counts.series(
                            counts,
                            from,
                            now,
                            hour -> at(switches, hour) == mode && at(switches, hour.plusSeconds(3_599)) == mode);
                    watched.add(watched(rule, mode.word(), series, now, List.of(Direction.MORE, Direction.FEWER)));
                }
            });
        }
        watched.sort(Comparator.comparing(Watched::subject));
        return watched;
    }

    private List<Watched> sources(Instant now) {
        Instant from = beginning(now);
        Map<String, NavigableMap<Instant, Long>> heard = stores.watch().heard(now.minus(terms.past()));
        return stores.feeds().all().stream()
                .map(Feed::source)
                .map(source -> watched(
                        source,
                        "",
                        Counts.series(heard.getOrDefault(source, new TreeMap<>()), from, now, _ -> true),
                        now,
                        List.of(Direction.FEWER)))
                .toList();
    }

    /** Nothing was watched before anything came. */
    private Instant beginning(Instant now) {
        Instant past = now.minus(terms.past());
        Instant first = stores.watch().firstHeard().orElse(now);
        return first.isAfter(past) ? first : past;
    }

    /** By rule its mode from each time on. */
    private Map<String, NavigableMap<Instant, Mode>> modes() {
        Map<String, NavigableMap<Instant, Mode>> modes = new TreeMap<>();
        for (Switched switched : stores.releases().history()) {
            switched.modes()
                    .forEach((rule, mode) ->
                            modes.computeIfAbsent(rule, _ -> new TreeMap<>()).put(switched.from(), mode));
        }
        return modes;
    }

    private static Mode at(NavigableMap<Instant, Mode> switches, Instant moment) {
        Map.Entry<Instant, Mode> entry = switches.floorEntry(moment);
        return entry == null ? Mode.OFF : entry.getValue();
    }

    private Watched watched(String subject, String mode, Series series, Instant now, List<Direction> directions) {
        Instant yesterday = now.minus(DAY);
        long lastDay = series.hours().stream()
                .filter(hour -> !hour.from().isBefore(yesterday))
                .mapToLong(Hour::count)
                .sum();
        return new Watched(
                subject,
                mode,
                lastDay,
                series.usualDay(),
                series.verdict(directions, terms.falseAlarmEvery(), terms.zone()));
    }

    private static List<Alarm> alarmOfRule(Watched rule, Instant now) {
        return rule.verdict() instanceof Changed changed
                ? List.of(
                        switch (changed.direction()) {
                            case MORE -> alarm(Kind.FLOOD, rule.subject(), changed, now, "Rule %s fires too often: %s");
                            case FEWER ->
                                alarm(Kind.SILENCE, rule.subject(), changed, now, "Rule %s fires too seldom: %s");
                        })
                : List.of();
    }

    private List<Alarm> alarmOfSource(Watched source, Instant now) {
        if (source.verdict() instanceof Changed changed) {
            return List.of(alarm(Kind.SOURCE, source.subject(), changed, now, "Source %s has fallen silent: %s"));
        }
        return stores.feeds().all().stream()
                .filter(feed -> feed.source().equals(source.subject()))
                .map(Feed::received)
                .filter(last -> last.plus(terms.silentAfter()).isBefore(now))
                .map(last -> alarm(
                        Kind.SOURCE,
                        source.subject(),
                        new Changed(Direction.FEWER, last, 0, source.usualDay()),
                        now,
                        "Source %s has fallen silent: %s"))
                .toList();
    }

    private static Alarm alarm(Kind kind, String subject, Changed changed, Instant now, String words) {
        String counts = String.format(
                Locale.ROOT, "%d since %s, where %.1f are usual", changed.came(), changed.since(), changed.usual());
        return new Alarm(
                0,
                kind,
                subject,
                changed.since(),
                now,
                null,
                changed.came(),
                changed.usual(),
                words.formatted(subject, counts));
    }

    private void pause(List<Watched> rules, Instant now) {
        for (Watched rule : rules) {
            if (rule.verdict() instanceof Changed changed
                    && changed.direction() == Direction.MORE
                    && terms.pauseAt() > 0
                    && changed.came() >= terms.pauseFrom()
                    && changed.came() >= terms.pauseAt() * changed.usual()) {
                floods.flooding(new RuleId(rule.subject()), changed, now);
            }
        }
    }
}
