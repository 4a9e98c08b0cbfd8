package io.auscult.cli.bench.rules;

import io.auscult.cli.bench.micro.SomePatient;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Rulebook;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.rules.drools.DroolsRulebook;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** So many questions about one patient with a chart of 1,000 facts, by the rulebook and by hand. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class ManyRules {
    private static final ModelRef PREVENT = new ModelRef(Question.MODEL, "1.0.0");
    private static final int FACTS = 1_000;

    @Param({"50", "500"})
    private int rules;

    private SomePatient patient;
    private Rulebook rulebook;
    private Rulebook byHand;
    private List<Signal> signals;

    @SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls prepare before anything else
    public ManyRules() {}

    static ManyRules of(int rules) {
        ManyRules all = new ManyRules();
        all.rules = rules;
        all.prepare();
        return all;
    }

    @Setup
    public void prepare() {
        List<Question> questions = Question.some(rules);
        patient = SomePatient.with(FACTS, false);
        rulebook =
                DroolsRulebook.compile(QuestionPacks.of(questions), Map.of(PREVENT, io.auscult.core.value.Mode.LIVE));
        byHand = new HandWritten(questions);
        signals = List.of(new RiskScored(
                PREVENT,
                SomePatient.NOW,
                List.of(new Score(Question.SCORE, 0.06, "10yr", "probability")),
                "scored",
                List.of(),
                Explanation.NONE,
                List.of(),
                null));
    }

    @Benchmark
    public List<Decision> rulebook() {
        return rulebook.decide(patient.chart(), signals, AlertBook.EMPTY, SomePatient.NOW);
    }

    @Benchmark
    public List<Decision> byHand() {
        return byHand.decide(patient.chart(), signals, AlertBook.EMPTY, SomePatient.NOW);
    }
}
