package io.auscult.cli.bench.rules;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.Rulebook;
import io.auscult.core.decision.Subject;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.value.Mode;
import io.auscult.rules.fact.Measured;
import io.auscult.rules.fact.Patient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same questions as a loop in Java: what they cost where nobody has to be able to change, check or explain them. */
final class HandWritten implements Rulebook {
    static final String SUMMARY = "At or above the bench's threshold";
    static final String SENTENCE = "It is at or above the threshold of the bench.";

    private final List<Question> questions;

    HandWritten(List<Question> questions) {
        this.questions = List.copyOf(questions);
    }

    @Override
    public String version() {
        return "by hand";
    }

    @Override
    public List<Decision> decide(Chart chart, List<Signal> signals, AlertBook book, Instant now) {
        Patient patient = new Patient(chart, now);
        RiskScored risk = risk(signals);
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            if (matches(question, patient, risk)) {
                decisions.add(raise(question, QuestionPacks.name(i), risk));
            }
        }
        decisions.sort(Decision.ORDER);
        return List.copyOf(decisions);
    }

    private static @Nullable RiskScored risk(List<Signal> signals) {
        for (Signal signal : signals) {
            if (signal instanceof RiskScored scored && scored.model().id().equals(Question.MODEL)) {
                return scored;
            }
        }
        return null;
    }

    private static boolean matches(Question question, Patient patient, @Nullable RiskScored risk) {
        int age = patient.getAge();
        if (age < question.fromAge() || age > 120 || patient.takes(Question.DRUG)) {
            return false;
        }
        return switch (question.asks()) {
            case VALUE -> {
                Measured latest = patient.latest(Question.CONCEPT);
                yield latest != null && latest.value() >= question.threshold().doubleValue();
            }
            case SCORE ->
                risk != null
                        && risk.value(Question.SCORE) >= question.threshold().doubleValue();
        };
    }

    private static Raise raise(Question question, String pack, @Nullable RiskScored risk) {
        List<ModelRef> models =
                question.asks() == Question.Asks.SCORE && risk != null ? List.of(risk.model()) : List.of();
        Seen seen = new Seen(
                "threshold " + Question.THRESHOLD,
                question.threshold().toPlainString() + " 1",
                null,
                "site value, set by the bench");
        return new Raise(
                question.rule(),
                Subject.PATIENT,
                Indicator.INFO,
                SUMMARY,
                Mode.LIVE,
                models,
                null,
                new Rationale(question.rule(), pack, "1.0.0", List.of(seen), SENTENCE));
    }
}
