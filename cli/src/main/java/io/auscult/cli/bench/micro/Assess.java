package io.auscult.cli.bench.micro;

import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.models.Models;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One model asked about one patient, by the length of the chart. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class Assess {
    /** Any; the command sets those that there are. */
    @Param({"prevent"})
    private String model;

    @Param({"100", "10000"})
    private int facts;

    private SomePatient patient;
    private RiskModel asked;

    @SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls prepare before anything else
    public Assess() {}

    @Setup
    public void prepare() {
        patient = SomePatient.with(facts, true);
        asked = Models.byId(model);
    }

    @Benchmark
    public Signal assess() {
        return asked.assess(patient.chart(), SomePatient.NOW);
    }
}
