package io.auscult.cli.models;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.core.signal.ModelRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult models compare}: two versions that run side by side, on the patients of whom both have said something. */
@Command(
        name = "compare",
        description = "Compare what two models recorded of the same patients.",
        footer = {
            "",
            "From the recorded signals: the newest answer of each model for each patient. Prints how many agree",
            "on the band, who would change, and how the scores differ. Patients are named by their keys."
        })
final class ModelsCompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "ID@VERSION, or ID where it has one version")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "the other")
    private String second = "";

    @Option(
            names = "--patients",
            paramLabel = "KEY",
            split = ",",
            description = "only these, by their keys (auscult patient-id)")
    private List<String> patients = List.of();

    @Option(names = "--json", description = "print JSON, all patients that change in it")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        DeploymentTopic topic = new DeploymentTopic(home.addresses());
        List<ModelRef> known = topic.all().models();
        ModelRef a = ModelName.of(first).among(known);
        ModelRef b = ModelName.of(second).among(known);
        Set<String> only = new HashSet<>(patients);
        Comparison.Gathering gathering = new Comparison.Gathering(a, b);
        topic.signals((patient, signal) -> {
            if (only.isEmpty() || only.contains(patient)) {
                gathering.add(patient, signal);
            }
        });
        Comparison compared = gathering.compared();
        if (json) {
            Output.of(spec).println(ComparisonReport.json(compared));
        } else {
            ComparisonReport.print(compared, Output.of(spec));
        }
        Output.of(spec).flush();
        return Exit.OK;
    }
}
