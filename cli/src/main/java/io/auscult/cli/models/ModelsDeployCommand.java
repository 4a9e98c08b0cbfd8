package io.auscult.cli.models;

import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.models.DeploymentStep.Wish;
import io.auscult.core.concept.Concepts;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.value.Mode;
import io.auscult.models.ModelLoader;
import io.auscult.models.onnx.ModelFolder;
import io.auscult.rules.concept.ConceptFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult models deploy}: a model put to work on a running Auscult, without a restart. */
@Command(
        name = "deploy",
        description = "Put a model to work: a folder, a zip, or a model that is known already.",
        footer = {
            "",
            "Refused, with reasons, when the model cannot be loaded, does not reproduce its vectors, has other",
            "units than the catalogue in force, or when its version was deployed with other files.",
            "In force some seconds later. Two versions may run side by side, one of them active."
        })
final class ModelsDeployCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "a model's folder, its zip, ID or ID@VERSION")
    private String model = "";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "active or shadow (default: the mode that its card says)")
    private @Nullable String mode;

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "the reason, for the record")
    private String why = "";

    @Option(names = "--instead", description = "take the version that is active off at the same moment")
    private boolean instead;

    @Mixin
    private Deploying deploying = new Deploying();

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        KnownModel known = KnownModel.find(model, home);
        Mode wanted = wanted(known);
        if (!known.readsCharts()) {
            throw new IOException("Model " + known.card().model()
                    + " scores input lines only: a chart cannot give what it asks for. Use: auscult score");
        }
        DeploymentTopic topic = new DeploymentTopic(home.addresses());
        requireUnits(known, topic.catalogues());
        return deploying.carryOut(
                new Wish(known.card().model(), wanted, deploying.by(), why, known.files(), instead),
                topic,
                Output.of(spec));
    }

    private Mode wanted(KnownModel known) {
        return switch (mode) {
            case null -> known.ships();
            case "active", "live" -> Mode.LIVE;
            case "shadow" -> Mode.SHADOW;
            default ->
                throw new ParameterException(
                        Objects.requireNonNull(spec).commandLine(), "--mode is active or shadow, not \"" + mode + "\"");
        };
    }

    private static void requireUnits(KnownModel known, List<CatalogueRelease> catalogues) throws IOException {
        if (known.files() == null) {
            return;
        }
        Instant now = Instant.now();
        Concepts inForce = catalogues.stream()
                .filter(release -> !release.inForceFrom().isAfter(now))
                .max(Comparator.comparing(CatalogueRelease::inForceFrom).thenComparing(CatalogueRelease::key))
                .map(ConceptFiles::parse)
                .orElse(Concepts.EMPTY);
        List<String> problems = ModelFolder.misfits(ModelLoader.card(known.files()), inForce);
        if (!problems.isEmpty()) {
            throw new IOException(
                    "Model " + known.card().model() + " is not deployed:\n" + String.join("\n", problems));
        }
    }
}
