package io.auscult.cli.bench;

import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.cli.bench.micro.Assess;
import io.auscult.models.Models;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult bench micro}. */
@Command(
        name = "micro",
        description = "What fold, assess, decide, score and the codecs cost by themselves (JMH).",
        footer = {
            "",
            "One thread, average time, three warm-up and five counted iterations of a second in a JVM of its own."
        })
final class MicroCommand implements Callable<Integer> {
    private static final int WARM_UPS = 3;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            description = "only benchmarks whose name has this in it: Fold, Assess, Decide, Codecs, Score")
    private @Nullable String pattern;

    @Mixin
    private JmhOptions jmh = new JmhOptions();

    @Option(names = "--json", description = "print one JSON object a line")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws RunnerException {
        Collection<RunResult> results = new Runner(options().build()).run();
        results.stream()
                .sorted(Comparator.comparing(MicroCommand::name))
                .map(json ? MicroCommand::json : MicroCommand::words)
                .forEach(Output.of(spec)::println);
        return Exit.OK;
    }

    private ChainedOptionsBuilder options() {
        String named = pattern == null ? "" : pattern;
        return jmh.of(Assess.class.getPackageName().replace(".", "\\.") + "\\..*" + named, WARM_UPS)
                .param("model", models().toArray(String[]::new));
    }

    private static List<String> models() {
        return Models.all().stream().map(model -> model.ref().id()).toList();
    }

    private static String words(RunResult result) {
        return String.format(
                Locale.ROOT,
                "%-58s %12.2f us  ± %.2f",
                name(result),
                result.getPrimaryResult().getScore() / 1_000,
                result.getPrimaryResult().getScoreError() / 1_000);
    }

    private static String json(RunResult result) {
        return String.format(
                Locale.ROOT,
                "{\"benchmark\":\"%s\",\"nanos\":%.1f,\"iterations\":%d}",
                name(result),
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getSampleCount());
    }

    /** "Assess.assess facts=100 model=prevent". */
    private static String name(RunResult result) {
        BenchmarkParams params = result.getParams();
        String benchmark = params.getBenchmark();
        Map<String, String> values =
                params.getParamsKeys().stream().collect(Collectors.toMap(key -> key, params::getParam));
        String method = benchmark.substring(Assess.class.getPackageName().length() + 1);
        return method
                + values.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining());
    }
}
