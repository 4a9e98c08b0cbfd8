package io.auscult.cli.bench.micro;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Rulebook;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.drools.DroolsRulebook;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All shipped packs asked about one patient. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class Decide {
    /** Whether there is something to raise. */
    @Param({"false", "true"})
    private boolean alert;

    private SomePatient patient;
    private Rulebook rulebook;
    private List<Signal> signals;

    @SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls prepare before anything else
    public Decide() {}

    @Setup
    public void prepare() {
        patient = SomePatient.with(1_000, alert);
        rulebook = DroolsRulebook.compile(
                BundledFiles.packs(Instant.EPOCH),
                Models.all().stream().collect(Collectors.toMap(RiskModel::ref, _ -> io.auscult.core.value.Mode.LIVE)));
        signals = Models.all().stream()
                .map(model -> model.assess(patient.chart(), SomePatient.NOW))
                .toList();
    }

    @Benchmark
    public List<Decision> decide() {
        return rulebook.decide(patient.chart(), signals, AlertBook.EMPTY, SomePatient.NOW);
    }
}
