package io.auscult.rules.drools;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.rules.drools.LoadedPack.LoadedRule;
import io.auscult.rules.drools.Verdicts.Held;
import io.auscult.rules.fact.Answered;
import io.auscult.rules.fact.Patient;
import io.auscult.rules.fact.Proposal;
import io.auscult.rules.pack.LockOut;
import io.auscult.rules.pack.Pack;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The second phase: policy packs hold proposals back or let them pass. When a policy cannot tell, the proposal passes: one alert
 * too many is the lesser harm.
 */
final class Holding {
    /** The hold that lasts longest decides, an open-ended one before all; then the rule's id. */
    private static final Comparator<Withhold> LONGEST_FIRST = Comparator.comparing(
                    Withhold::until, Comparator.nullsFirst(Comparator.reverseOrder()))
            .thenComparing(withhold -> withhold.rationale().rule())
            .thenComparing(withhold -> withhold.rationale().seen().toString());

    private final Phase phase;
    private final List<Object> settings;
    private final Map<RuleId, LockOut> lockOuts;

    private Holding(Phase phase, List<Object> settings, Map<RuleId, LockOut> lockOuts) {
        this.phase = phase;
        this.settings = settings;
        this.lockOuts = Map.copyOf(lockOuts);
    }

    static Holding of(List<LoadedPack> policies, Map<RuleId, LockOut> lockOuts) {
        List<Object> settings = policies.stream()
                .flatMap(loaded -> loaded.pack().settings().stream())
                .map(Object.class::cast)
                .toList();
        return new Holding(new Phase(policies), settings, lockOuts);
    }

    Holding withLockOuts(Map<RuleId, LockOut> others) {
        return new Holding(phase, settings, others);
    }

    List<Decision> hold(List<Raise> raises, Patient patient, AlertBook book, Instant now) {
        if (raises.isEmpty()) {
            return List.of();
        }
        Phase.Outcome<Withhold> outcome =
                phase.run(facts(raises, patient, book, now), verdicts -> withholds(verdicts, now));
        List<Decision> decisions = new ArrayList<>(outcome.undetermined());
        for (Raise raise : raises) {
            Optional<Withhold> longest = outcome.found().stream()
                    .filter(hold ->
                            hold.rule().equals(raise.rule()) && hold.subject().equals(raise.subject()))
                    .min(LONGEST_FIRST);
            decisions.add(longest.isPresent() ? longest.get() : raise);
        }
        return decisions;
    }

    List<Object> facts(List<Raise> raises, Patient patient, AlertBook book, Instant now) {
        List<Object> facts = new ArrayList<>(settings);
        facts.add(patient);
        for (Raise raise : raises) {
            facts.add(new Proposal(raise));
            LockOut lockOut = lockOuts.getOrDefault(raise.rule(), LockOut.NONE);
            book.answerTo(raise.rule(), raise.subject())
                    .map(answer -> Answered.of(
                            raise.rule().value(), raise.subject().value(), answer, lockOut.endsAfter(answer), now))
                    .ifPresent(facts::add);
        }
        return facts;
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
        return until == null
                ? "further notice"
                : until.truncatedTo(ChronoUnit.MINUTES)
                        .toString()
                        .replace('T', ' ')
                        .replaceAll(":00Z$", " UTC");
    }

    private LoadedRule rule(Held held) {
        return Objects.requireNonNull(phase.rules().get(held.ruleName()));
    }
}
