package io.auscult.cli.backtest;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.AlertLife;
import io.auscult.core.alert.AlertStep;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Rulebook;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.Times;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One patient's past, lived again: events are folded, models assess, rules decide and alerts live, each at its time, and what falls
 * due in between rings. As in the stream, a model looks again when a fact that it reads has changed, or at the time it named.
 */
final class Past {
    /** What came of it, as it happened. */
    sealed interface Happened {
        Instant at();

        record Changed(Instant at, Alert alert) implements Happened {}

        record Held(Instant at, Decision.Withhold withhold) implements Happened {}
    }

    private final List<RiskModel> models;
    private final Rulebook rulebook;
    private final @Nullable Duration answeredAfter;
    private final Consumer<Happened> told;
    private final MemoryChart chart;
    private final Map<ModelRef, Signal> signals = new TreeMap<>();
    private final PriorityQueue<AlertAnswered> answers = new PriorityQueue<>(
            Comparator.comparing((AlertAnswered answer) -> answer.answer().at()).thenComparing(AlertAnswered::alertId));
    private AlertBook book = AlertBook.EMPTY;
    private Set<Decision> held = new HashSet<>();
    private @Nullable Instant due;

    /** @param answeredAfter how long a clinician takes to accept an alert that opens; null when nobody answers */
    Past(
            PatientId patient,
            Concepts concepts,
            List<RiskModel> models,
            Rulebook rulebook,
            @Nullable Duration answeredAfter,
            Consumer<Happened> told) {
        this.chart = new MemoryChart(patient, concepts);
        this.models = List.copyOf(models);
        this.rulebook = rulebook;
        this.answeredAfter = answeredAfter;
        this.told = told;
    }

    /** @param events in the order of their receipt; those of one moment are decided together, as the entries of a message are */
    void live(List<PatientEvent> events, Instant until) {
        for (int i = 0; i < events.size(); ) {
            Instant at = events.get(i).envelope().times().received();
            ring(at);
            Set<ConceptId> touched = new HashSet<>();
            String cause = events.get(i).envelope().id();
            while (i < events.size()
                    && events.get(i).envelope().times().received().equals(at)) {
                touched.addAll(chart.fold(events.get(i)).touched());
                i++;
            }
            look(touched, cause, at);
        }
        ring(until);
    }

    /** All that falls due before this time. */
    private void ring(Instant before) {
        for (Instant next = nextRing(); next != null && next.isBefore(before); next = nextRing()) {
            while (!answers.isEmpty() && answers.peek().answer().at().equals(next)) {
                AlertStep step = AlertLife.answer(book, answers.remove());
                book = step.book();
                tell(step, next);
            }
            look(Set.of(), "time-passed-" + next, next);
        }
    }

    private @Nullable Instant nextRing() {
        AlertAnswered answer = answers.peek();
        if (answer == null || (due != null && due.isBefore(answer.answer().at()))) {
            return due;
        }
        return answer.answer().at();
    }

    private void look(Set<ConceptId> touched, String cause, Instant now) {
        for (RiskModel model : models) {
            Signal before = signals.get(model.ref());
            if (before == null || !Collections.disjoint(model.reads(), touched) || isDue(before, now)) {
                signals.put(model.ref(), model.assess(chart, now));
            }
        }
        List<Signal> all = List.copyOf(signals.values());
        List<Decision> decisions = rulebook.decide(chart, all, book, now);
        AlertStep step = AlertLife.step(book, decisions, cause, now);
        book = step.book();
        tell(step, now);
        tellHeld(decisions, now);
        due = due(all, decisions, now);
    }

    private static boolean isDue(Signal signal, Instant now) {
        return signal.reassessAt() != null && !signal.reassessAt().isAfter(now);
    }

    private void tell(AlertStep step, Instant now) {
        for (Alert alert : step.changes()) {
            told.accept(new Happened.Changed(now, alert));
            if (answeredAfter != null
                    && alert instanceof Alert.Open
                    && alert.episode().revision() == 1) {
                answers.add(accepted(alert.episode().id().value(), now.plus(answeredAfter)));
            }
        }
    }

    private AlertAnswered accepted(String alert, Instant at) {
        Envelope envelope =
                new Envelope("answer-" + alert, chart.patient(), Times.receivedAt(at), "backtest", "", false, false);
        return new AlertAnswered(envelope, alert, new Answer(Answer.Outcome.ACCEPTED, "backtest", at, null, null));
    }

    private void tellHeld(List<Decision> decisions, Instant now) {
        Set<Decision> holds = new HashSet<>();
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Withhold withhold) {
                holds.add(withhold);
                if (held.stream().noneMatch(before -> before.rule().equals(withhold.rule()))) {
                    told.accept(new Happened.Held(now, withhold));
                }
            }
        }
        held = holds;
    }

    private @Nullable Instant due(List<Signal> all, List<Decision> decisions, Instant now) {
        List<@Nullable Instant> dues = new ArrayList<>();
        all.forEach(signal -> dues.add(signal.reassessAt()));
        book.open().forEach(open -> dues.add(expiry(open)));
        dues.add(rulebook.nextDue(chart, all, book, now));
        decisions.forEach(decision -> dues.add(decision instanceof Decision.Withhold hold ? hold.until() : null));
        return dues.stream()
                .filter(Objects::nonNull)
                .filter(time -> time.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant expiry(Alert.Open open) {
        Duration after = open.episode().raise().expiresAfter();
        return after == null ? null : open.episode().openedAt().plus(after);
    }
}
