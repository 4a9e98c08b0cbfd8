package io.auscult.rules.drools;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.derived.Dues;
import io.auscult.core.event.Answer;
import io.auscult.rules.drools.LoadedPack.LoadedRule;
import io.auscult.rules.drools.Verdicts.Held;
import io.auscult.rules.fact.Already;
import io.auscult.rules.fact.Answered;
import io.auscult.rules.fact.Covered;
import io.auscult.rules.fact.Patient;
import io.auscult.rules.fact.Proposal;
import io.auscult.rules.fact.Snoozed;
import io.auscult.rules.pack.LockOut;
import io.auscult.rules.pack.LookBack;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PolicyData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The second phase: policy packs hold proposals back or let them pass. When a policy cannot tell, or is paused, what nobody has
 * answered passes: one alert too many is the lesser harm. What the policies' data alone would hold (an answer's lock-out, a snooze, what
 * is there already) is not raised again by that, and what is open stays open.
 */
final class Holding {
    /** The hold that lasts longest decides, an open-ended one before all; then the rule's id. */
    private static final Comparator<Withhold> LONGEST_FIRST = Comparator.comparing(
                    Withhold::until, Comparator.nullsFirst(Comparator.reverseOrder()))
            .thenComparing(withhold -> withhold.rationale().rule())
            .thenComparing(withhold -> withhold.rationale().seen().toString());

    private final Phase phase;
    private final List<Object> settings;
    private final PolicyData data;
    private final List<Pack> paused;

    private Holding(Phase phase, List<Object> settings, PolicyData data, List<Pack> paused) {
        this.phase = phase;
        this.settings = settings;
        this.data = data;
        this.paused = List.copyOf(paused);
    }

    /** @param paused policies that are not asked for now */
    static Holding of(List<LoadedPack> policies, PolicyData data, List<LoadedPack> paused) {
        List<Object> settings = policies.stream()
                .flatMap(loaded -> loaded.pack().settings().stream())
                .map(Object.class::cast)
                .toList();
        return new Holding(
                new Phase(policies),
                settings,
                data,
                paused.stream().map(LoadedPack::pack).toList());
    }

    /** The same policies, working with other data. */
    Holding with(PolicyData other) {
        return new Holding(phase, settings, other, paused);
    }

    /** Duplicates are looked for among what nothing else holds: an alert that is not shown covers no other. */
    List<Decision> hold(List<Raise> raises, Patient patient, AlertBook book, Instant now) {
        if (raises.isEmpty()) {
            return List.of();
        }
        List<Object> facts = facts(raises, patient, book, now);
        Phase.Outcome<Withhold> first = phase.run(facts, verdicts -> withholds(verdicts, now));
        Set<Decision> undetermined = new LinkedHashSet<>(first.undetermined());
        List<Raise> left = notHeld(raises, first.found());
        List<Covered> covered = covered(left, book, now);
        List<Withhold> found = new ArrayList<>(first.found());
        List<Pack> silent = new ArrayList<>(paused);
        silent.addAll(first.silent());
        if (!covered.isEmpty()) {
            List<Object> again = new ArrayList<>(covered);
            again.addAll(settings);
            again.add(patient.afresh());
            left.forEach(raise -> again.add(new Proposal(raise)));
            Phase.Outcome<Withhold> second = phase.run(again, verdicts -> withholds(verdicts, now));
            found.addAll(second.found());
            undetermined.addAll(second.undetermined());
            silent.addAll(second.silent());
            facts.addAll(covered);
        }
        Unasked unasked = new Unasked(silent, facts);
        List<Decision> decisions = new ArrayList<>(undetermined);
        raises.forEach(raise ->
                decisions.add(longest(found, raise).<Decision>map(held -> held).orElseGet(() -> unasked.of(raise))));
        return decisions;
    }

    /** What the rules of this phase see in both of its runs, for whoever looks at them one by one. */
    List<Object> factsOfBothRuns(List<Raise> raises, Patient patient, AlertBook book, Instant now) {
        List<Object> facts = facts(raises, patient, book, now);
        List<Withhold> found =
                phase.run(facts, verdicts -> withholds(verdicts, now)).found();
        List<Object> both = new ArrayList<>(facts);
        both.addAll(covered(notHeld(raises, found), book, now));
        return both;
    }

    private List<Covered> covered(List<Raise> left, AlertBook book, Instant now) {
        return data.duplicates().isEmpty() ? List.of() : new Duplicates(data.duplicates(), left, book, now).covered();
    }

    private static List<Raise> notHeld(List<Raise> raises, List<Withhold> found) {
        return raises.stream().filter(raise -> longest(found, raise).isEmpty()).toList();
    }

    private static Optional<Withhold> longest(List<Withhold> found, Raise raise) {
        return found.stream()
                .filter(hold ->
                        hold.rule().equals(raise.rule()) && hold.subject().equals(raise.subject()))
                .min(LONGEST_FIRST);
    }

    private List<Object> facts(List<Raise> raises, Patient patient, AlertBook book, Instant now) {
        List<Object> facts = new ArrayList<>(settings);
        facts.add(patient);
        for (Raise raise : raises) {
            facts.add(new Proposal(raise));
            book.answerTo(raise.rule(), raise.subject())
                    .map(answer -> answered(raise, answer, patient.chart(), book, now))
                    .ifPresent(facts::add);
            book.snoozeOf(raise.rule(), raise.subject())
                    .map(snoozed -> new Snoozed(
                            raise.rule().value(), raise.subject().value(), snoozed.snooze(), snoozed.holds(raise, now)))
                    .ifPresent(facts::add);
            facts.addAll(already(raise, patient.chart(), now));
        }
        return facts;
    }

    /** Visits are looked at only where a lock-out counts for one. */
    private Answered answered(Raise raise, Answer answer, Chart chart, AlertBook book, Instant now) {
        LockOut lockOut = data.lockOut(raise.rule());
        Instant visit = switch (lockOut.scope()) {
            case PATIENT -> null;
            case ENCOUNTER -> new Visits(chart).endOfVisitAt(answer.at());
        };
        boolean thenNewData = lockOut.after(answer).thenNewData() && saysNothingNew(raise, book);
        Instant span = Objects.requireNonNull(Dues.earliest(lockOut.endsAfter(answer), visit));
        Instant until = thenNewData && !now.isBefore(span) ? visit : span;
        return new Answered(
                raise.rule().value(),
                raise.subject().value(),
                answer,
                until,
                until == null || now.isBefore(until),
                thenNewData);
    }

    /** Whether the rule sees just what it saw when it was answered. Of a question that lost its basis in between nobody can tell. */
    private static boolean saysNothingNew(Raise raise, AlertBook book) {
        return book.current(raise.rule(), raise.subject()).stream()
                .filter(Alert.Acknowledged.class::isInstance)
                .map(alert -> alert.episode().raise().rationale().seen())
                .anyMatch(raise.rationale().seen()::equals);
    }

    private List<Already> already(Raise raise, Chart chart, Instant now) {
        LookingBack looking = new LookingBack(chart, now);
        String rule = raise.rule().value();
        return data.lookBacks().stream()
                .filter(lookBack -> lookBack.concerns(rule) && lookBack.reach().and(raise.mode()) == raise.mode())
                .flatMap(lookBack -> looking.found(lookBack, rule).stream())
                .toList();
    }

    /** When something dated ahead begins to hold what is open; null for never. Only open alerts are looked at. */
    @Nullable Instant nextDue(Chart chart, AlertBook book, Instant now) {
        if (book.current().isEmpty()) {
            return null;
        }
        Instant next = null;
        for (LookBack lookBack : data.lookBacks()) {
            boolean isOpen = book.open().stream()
                    .anyMatch(open -> lookBack.concerns(open.episode().rule().value()));
            next = isOpen ? Dues.earliest(next, new LookingBack(chart, now).begins(lookBack)) : next;
        }
        return next;
    }

    private List<Withhold> withholds(Verdicts verdicts, Instant now) {
        return verdicts.held().stream()
                .filter(held -> reaches(rule(held), held.proposal().raise()))
                .filter(held -> held.until() == null || held.until().isAfter(now))
                .map(this::withhold)
                .toList();
    }

    /** A policy in shadow holds only what is in shadow itself: it changes nothing that a clinician would see. */
    private static boolean reaches(LoadedRule policy, Raise raise) {
        return policy.mode().and(raise.mode()) == raise.mode();
    }

    private Withhold withhold(Held held) {
        Raise raise = held.proposal().raise();
        LoadedRule rule = rule(held);
        Pack pack = rule.pack();
        Basis basis = Basis.of(pack, held.seen()).with("until", words(held.until()));
        List<Seen> seen = new ArrayList<>(basis.seen());
        seen.addAll(raise.rationale().seen());
        return new Withhold(
                raise.rule(),
                raise.subject(),
                held.until(),
                raise.mode(),
                new Rationale(
                        rule.id(),
                        pack.id(),
                        pack.release().version(),
                        seen,
                        rule.card().sentence().render(basis.words())));
    }

    private static String words(@Nullable Instant until) {
        return until == null ? "further notice" : Basis.minute(until);
    }

    private LoadedRule rule(Held held) {
        return Objects.requireNonNull(phase.rules().get(held.ruleName()));
    }
}
