package io.auscult.cli.score;

import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult score}: a model as a filter from lines of inputs to lines of scores. */
@Command(
        name = "score",
        description = "Score lines of JSON with a model; needs no running Auscult.",
        footer = {
            "",
            "In:  {\"id\":\"a\",\"inputs\":{\"sex\":\"female\",\"age\":50,…}}, one a line",
            "Out: {\"id\":\"a\",\"status\":\"scored\",\"scores\":{…},\"band\":…,\"reason\":…}",
            "A line that cannot be read is answered as not-assessable, and the exit code is 1.",
            "",
            "With --fhir, MODEL may be all; one line a patient and model, the inputs that were used in it.",
            "The NDJSON files of one folder are read as one export, which has to fit into memory."
        })
public final class ScoreCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "its id, or a model folder or zip by its path")
    private String model = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "lines to score (default: standard input)")
    private @Nullable Path file;

    @Mixin
    private FhirOption fhir = new FhirOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (fhir.given()) {
            return scoreFhir();
        }
        try (ChosenModel chosen = chosen()) {
            return score(new LineScorer(chosen.line()));
        }
    }

    private int score(LineScorer scorer) throws IOException {
        PrintWriter out = Output.of(spec);
        try (BufferedReader in = open();
                ScoreProgress progress = new ScoreProgress(Output.errors(spec))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isBlank()) {
                    scorer.skip();
                } else {
                    out.println(scorer.answer(line));
                }
                progress.show(() -> scorer.number() + " lines scored");
            }
        }
        out.flush();
        return scorer.malformed() == 0 ? Exit.OK : Exit.FAILED;
    }

    private int scoreFhir() throws IOException {
        try {
            return fhir.score(ChartModels.named(model), Output.of(spec), Output.errors(spec));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ChosenModel chosen() throws IOException {
        try {
            return ChosenModel.named(model);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private BufferedReader open() throws IOException {
        if (file == null) {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
        try {
            return Files.newBufferedReader(file);
        } catch (NoSuchFileException e) {
            throw new IOException("There is no file " + file, e);
        }
    }
}
