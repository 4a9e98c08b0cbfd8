package io.auscult.cli.training;

import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.training.Progress;
import io.auscult.training.Trained;
import io.auscult.training.Training;
import io.auscult.training.data.WrongData;
import io.auscult.training.stats.Estimate;
import io.auscult.training.study.Study;
import io.auscult.training.validate.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains the models of a study, measures them, and writes their folders. */
@Command(
        name = "train",
        description = "Train a model on published data, measure it, and write its folder; needs no running Auscult.",
        footer = {
            "",
            "heart-disease: the folder has processed.cleveland.data, of the UCI Machine Learning Repository,",
            "  data set 45 \"Heart Disease\": https://doi.org/10.24432/C52P4X (CC BY 4.0)",
            "pancreas-urinary: the folder has debernardi_2020_data.csv, the supporting information of Debernardi 2020",
            "  in PLOS Medicine, S1 Data, saved as CSV (CC BY 4.0):",
            "  https://doi.org/10.1371/journal.pmed.1003489",
            "",
            "The same data and seed give the same files, byte for byte. See docs/training.md."
        })
public final class TrainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "STUDY", description = "heart-disease or pancreas-urinary")
    private String study = "";

    @Option(names = "--data", required = true, paramLabel = "FOLDER", description = "where the data file is")
    private Path data = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "where a folder for each model is written; what is there under its name is replaced")
    private Path out = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "of folds, bootstrap and vectors (default: 1)")
    private long seed = Plan.SEED;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Study wanted = study();
        try {
            train(wanted).forEach(this::print);
            return Exit.OK;
        } catch (WrongData e) {
            Output.errors(spec).println(e.getMessage());
            return Exit.FAILED;
        }
    }

    private List<Trained> train(Study wanted) throws IOException {
        try (ProgressLine line = new ProgressLine(Output.errors(spec))) {
            return Training.run(wanted, data, out, Plan.full(seed), progress(line));
        }
    }

    private Study study() {
        return Study.of(study)
                .orElseThrow(() -> new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "There is no study \"" + study + "\"; the studies are "
                                + Arrays.stream(Study.values()).map(Study::word).collect(Collectors.joining(", "))));
    }

    private static Progress progress(ProgressLine line) {
        return (step, done, of) -> {
            synchronized (line) {
                line.show(step + ": " + done + " of " + of + " folds");
            }
        };
    }

    private void print(Trained trained) {
        Output.of(spec)
                .printf(
                        Locale.ROOT,
                        "%s%n  AUROC %s, sensitivity at 95 %% specificity %s (nested cross-validation)%n  written to %s%n",
                        trained.model(),
                        interval(trained.auroc()),
                        interval(trained.sensitivity()),
                        trained.folder());
    }

    private static String interval(Estimate estimate) {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", estimate.value(), estimate.low(), estimate.high());
    }
}
