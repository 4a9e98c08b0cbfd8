package io.auscult.cli.bench;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Option;

/** How the benches that JMH runs are run: counted in iterations of a second, or quickly. */
public final class JmhOptions {
    @Option(names = "--quick", description = "only to see that it works; the figures mean little")
    private boolean quick;

    /**
     * For the benchmarks whose full name this pattern finds.
     *
     * @param warmUps iterations before the five that count
     */
    public ChainedOptionsBuilder of(String include, int warmUps) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(include)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        return quick
                ? options.forks(0)
                        .warmupIterations(1)
                        .measurementIterations(1)
                        .warmupTime(TimeValue.milliseconds(20))
                        .measurementTime(TimeValue.milliseconds(20))
                : options.forks(1)
                        .warmupIterations(warmUps)
                        .measurementIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementTime(TimeValue.seconds(1));
    }
}
