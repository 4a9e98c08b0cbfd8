package io.auscult.cli.bench.micro;

import io.auscult.core.chart.ChartChange;
import io.auscult.core.chart.ChartFold;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One event of the feed folded into a chart in memory; what it costs beside that to read and write the store is not in it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class Fold {
    @Param({"1000"})
    private int facts;

    private SomePatient patient;
    private int turn;

    @SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else
    public Fold() {}

    @Setup
    public void prepare() {
        patient = SomePatient.with(facts, false);
    }

    @Benchmark
    public ChartChange fold() {
        return ChartFold.fold(
                patient.chart(), patient.event(turn++), patient.chart().concepts());
    }
}
