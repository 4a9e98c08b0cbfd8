package io.auscult.rules.cases;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Answer;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.PatientId;
import io.auscult.rules.pack.Duplicate;
import io.auscult.rules.pack.Interruptions;
import io.auscult.rules.pack.LockOut;
import io.auscult.rules.pack.LookBack;
import io.auscult.rules.pack.PolicyData;
import io.auscult.rules.pack.PpvFloor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The patient of a case: real events, folded into a real chart, seen by real models; plus what the case gives directly. */
final class Situation {
    private static final AlertId ALERT = new AlertId("case");
    private static final PatientId PATIENT = new PatientId("0".repeat(32));

    private final MemoryChart chart;
    private final Instant now;
    private final List<Signal> given = new ArrayList<>();
    private final List<Alert> answered = new ArrayList<>();
    private final List<AlertBook.Answered> answers = new ArrayList<>();
    private final List<Raise> proposals = new ArrayList<>();
    private final List<AlertBook.Snoozed> snoozes = new ArrayList<>();
    private final Map<RuleId, LockOut> lockOuts = new HashMap<>();
    private final List<LookBack> lookBacks = new ArrayList<>();
    private final List<Duplicate> duplicates = new ArrayList<>();
    private final List<Interruptions> floors = new ArrayList<>();

    Situation(Concepts concepts, Instant now) {
        this.chart = new MemoryChart(PATIENT, concepts);
        this.now = now;
    }

    static PatientId patient() {
        return PATIENT;
    }

    Instant now() {
        return now;
    }

    MemoryChart chart() {
        return chart;
    }

    void happened(PatientEvent event) {
        chart.fold(event);
    }

    void signal(Signal signal) {
        given.add(signal);
    }

    /** The alert that was answered stays in the book, as it does in the stream. */
    void answered(Raise basis, Answer answer) {
        Episode episode = new Episode(ALERT, basis, "case", answer.at(), 1, answer.at(), List.of());
        answered.add(new Alert.Acknowledged(episode, answer, true));
        answers.add(new AlertBook.Answered(basis.rule(), basis.subject(), ALERT, answer));
    }

    void proposed(Raise raise) {
        proposals.add(raise);
    }

    void snoozed(AlertBook.Snoozed snoozed) {
        snoozes.add(snoozed);
    }

    void lookBack(LookBack lookBack) {
        lookBacks.add(lookBack);
    }

    void duplicate(Duplicate duplicate) {
        duplicates.add(duplicate);
    }

    void floor(PpvFloor floor) {
        floors.add(new Interruptions(floor, Map.of()));
    }

    void lockOut(RuleId rule, LockOut lockOut) {
        lockOuts.put(rule, lockOut);
    }

    List<Raise> proposals() {
        return List.copyOf(proposals);
    }

    /** What the case gives the policies to work with, beside what their own pack has. */
    PolicyData policies() {
        return new PolicyData(lockOuts, lookBacks, duplicates, floors);
    }

    AlertBook book() {
        return new AlertBook(answered, answers, Map.of(), snoozes);
    }

    /** What the models say; where the case gives a model's signal directly, that model is not asked. */
    List<Signal> signals(List<RiskModel> models) {
        List<Signal> signals = new ArrayList<>(given);
        for (RiskModel model : models) {
            boolean isGiven = given.stream()
                    .anyMatch(signal -> signal.model().id().equals(model.ref().id()));
            if (!isGiven) {
                signals.add(model.assess(chart, now));
            }
        }
        return signals;
    }
}
