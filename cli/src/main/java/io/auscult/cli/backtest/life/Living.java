package io.auscult.cli.backtest.life;

import io.auscult.cli.backtest.past.Telling;
import io.auscult.core.alert.Alert;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.PatientEvent.AlertSnoozed;
import io.auscult.core.event.Times;
import io.auscult.core.value.PatientId;
import io.auscult.streams.processor.FoldChart;
import io.auscult.streams.replay.PatientReplay;
import io.auscult.streams.replay.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Lives the past of one patient, or of several who are one with each other. For one thread, once. */
final class Living {
    private final Course course;
    private final Consumer<Written> beside;
    private final PriorityQueue<AlertAnswered> answers = new PriorityQueue<>(
            Comparator.comparing((AlertAnswered answer) -> answer.answer().at()).thenComparing(AlertAnswered::alertId));
    private final Map<String, Witness> witnesses = new TreeMap<>();
    private final PatientReplay replay;

    /** @param beside sees everything that is written, whether it counts or not */
    Living(Course course, Consumer<Written> beside) {
        this.course = course;
        this.beside = beside;
        this.replay = new PatientReplay(course.releases(), course.backfillMode(), course.clock(), this::see);
    }

    /** One patient of whom nothing is observed is not there. */
    List<Life> live(SortedMap<PatientId, List<PatientEvent>> said) {
        List<PatientEvent> all = new ArrayList<>();
        Map<PatientId, Instant> lasts = new TreeMap<>();
        said.forEach((patient, events) -> {
            List<PatientEvent> told = course.telling().tell(events, course.until());
            observed(told).ifPresent(from -> {
                witnesses.put(patient.value(), new Witness(patient, told, from, course.keepsSignals()));
                lasts.put(patient, received(told.getLast()));
            });
            all.addAll(told);
        });
        if (witnesses.isEmpty() && course.telling() == Telling.AS_RELEASED) {
            return List.of();
        }
        if (said.size() > 1) {
            all.sort(Comparator.comparing(Living::received));
        }
        all.forEach(this::take);
        Instant end = all.isEmpty() ? Instant.MIN : received(all.getLast());
        answersBefore(end);
        replay.ringBefore(end);
        List<Life> lives = new ArrayList<>();
        lasts.forEach((patient, last) -> {
            Witness witness = witnesses.get(patient.value());
            if (witness != null && !last.isBefore(course.from())) {
                lives.add(witness.told(last));
            }
        });
        return lives;
    }

    /**
     * A patient is observed from the first observation, since problems are dated long before anybody wrote them down; where the past
     * is the log's own, from the first event that is no initial load.
     */
    private Optional<Instant> observed(List<PatientEvent> told) {
        return told.stream()
                .filter(event -> switch (course.telling()) {
                    case AS_RELEASED -> event instanceof ObservationRecorded;
                    case AS_RECEIVED -> FoldChart.isLive(event);
                })
                .findFirst()
                .map(first -> received(first).isBefore(course.from()) ? course.from() : received(first));
    }

    private void take(PatientEvent event) {
        if (course.acceptedAfter() != null) {
            if (event instanceof AlertAnswered || event instanceof AlertSnoozed) {
                return;
            }
            answersBefore(received(event));
        }
        replay.take(event);
    }

    private void answersBefore(Instant end) {
        while (!answers.isEmpty() && answers.peek().answer().at().isBefore(end)) {
            replay.take(answers.remove());
        }
    }

    private void see(Written written) {
        beside.accept(written);
        Witness witness = witnesses.get(written.patient());
        if (witness != null) {
            witness.accept(written);
        }
        Duration after = course.acceptedAfter();
        if (after != null && written instanceof Written.OfAlert opened && Witness.opens(opened.alert(), opened.now())) {
            answers.add(accepted(opened.patient(), opened.alert(), opened.now().plus(after)));
        }
    }

    private static AlertAnswered accepted(String patient, Alert alert, Instant at) {
        String id = alert.episode().id().value();
        Envelope envelope = new Envelope(
                "answer-" + id, new PatientId(patient), Times.receivedAt(at), "backtest", "", false, false);
        return new AlertAnswered(envelope, id, new Answer(Answer.Outcome.ACCEPTED, "backtest", at, null, null));
    }

    private static Instant received(PatientEvent event) {
        return event.envelope().times().received();
    }
}
