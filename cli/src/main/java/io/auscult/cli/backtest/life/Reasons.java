package io.auscult.cli.backtest.life;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.PatientId;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.why.Explainer;
import io.auscult.rules.why.Explanation;
import io.auscult.rules.why.Explanation.Outcome;
import io.auscult.streams.replay.PatientReplay;
import io.auscult.streams.replay.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Why the rules on one side said nothing when those on the other did: the past is lived again up to that moment, and they are asked. */
final class Reasons {
    private final Map<DroolsRulebook, Explainer> explainers = new ConcurrentHashMap<>();

    /** In words; none when there is nothing to ask. */
    List<String> of(Change change, SortedMap<PatientId, List<PatientEvent>> said, Course before, Course now) {
        Instant at = change.at();
        return switch (change.kind()) {
            case LOST -> asked(change, said, now, at);
            case GAINED -> asked(change, said, before, at);
            case MOVED, OTHER_MODE -> List.of();
        };
    }

    private List<String> asked(
            Change change, SortedMap<PatientId, List<PatientEvent>> said, Course course, Instant at) {
        PatientReplay replay = new PatientReplay(course.releases(), course.backfillMode(), course.clock(), _ -> {});
        said.values().stream()
                .flatMap(events -> course.telling().tell(events, course.until()).stream())
                .filter(event -> !event.envelope().times().received().isAfter(at))
                .sorted(Comparator.comparing(event -> event.envelope().times().received()))
                .forEach(replay::take);
        replay.ringBefore(at.plusMillis(1));
        Standing standing = replay.standing(change.patient());
        return standing.inForce().rulebook() instanceof DroolsRulebook rules
                ? explainers
                        .computeIfAbsent(rules, Explainer::of)
                        .explain(change.rule(), standing.chart(), standing.signals(), standing.book(), at)
                        .map(Reasons::words)
                        .orElse(List.of("No pack has this rule."))
                : List.of();
    }

    private static List<String> words(Explanation why) {
        return switch (why.outcome()) {
            case Outcome.Held held -> List.of("held by " + held.by() + ": " + held.sentence());
            case Outcome.Undetermined undetermined -> List.of(undetermined.sentence());
            case Outcome.Off _ -> List.of("The rule is off.");
            case Outcome.NotMatched _, Outcome.Holds _ -> why.because();
            case Outcome.Raised raised ->
                Stream.concat(
                                Stream.of("It had opened before, and stands: " + raised.sentence()),
                                why.reach().reasons().stream())
                        .toList();
        };
    }
}
