package io.auscult.cli.bench.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.cli.bench.JmhOptions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult bench rules}. */
@Command(
        name = "rules",
        description = "What a decision costs with many rules, beside the same rules written in Java by hand (JMH).",
        footer = {"", "Both answer the same about the same patient. One thread, average time, in a JVM of its own."})
public final class RulesCommand implements Callable<Integer> {
    private static final int WARM_UPS = 5;

    @Option(
            names = "--rules",
            split = ",",
            paramLabel = "COUNT",
            description = "how many rules (default: 50,500)",
            defaultValue = "50,500")
    private List<Integer> rules = new ArrayList<>();

    @Mixin
    private JmhOptions jmh = new JmhOptions();

    @Option(names = "--json", description = "print one JSON object a line")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws RunnerException {
        PrintWriter out = Output.of(spec);
        for (int count : rules) {
            tell(count, nanos(count, "rulebook"), nanos(count, "byHand"), out);
        }
        return Exit.OK;
    }

    private double nanos(int count, String method) throws RunnerException {
        List<RunResult> results =
                new ArrayList<>(new Runner(options(count, method).build()).run());
        return results.getFirst().getPrimaryResult().getScore();
    }

    private ChainedOptionsBuilder options(int count, String method) {
        return jmh.of(ManyRules.class.getName().replace(".", "\\.") + "\\." + method, WARM_UPS)
                .param("rules", String.valueOf(count));
    }

    private void tell(int count, double rulebook, double byHand, PrintWriter out) {
        out.println(
                json
                        ? new ObjectMapper()
                                .createObjectNode()
                                .put("rules", count)
                                .put("rulebookNanos", rulebook)
                                .put("byHandNanos", byHand)
                                .put("ratio", rulebook / byHand)
                        : String.format(
                                Locale.ROOT,
                                "%4d rules   rulebook %9.1f us a decision (%.2f us a rule)   by hand %8.1f us   ratio %.1f",
                                count,
                                rulebook / 1_000,
                                rulebook / 1_000 / count,
                                byHand / 1_000,
                                rulebook / byHand));
        out.flush();
    }
}
