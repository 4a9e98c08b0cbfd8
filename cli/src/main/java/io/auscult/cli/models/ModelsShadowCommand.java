package io.auscult.cli.models;

import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.models.DeploymentStep.Wish;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult models shadow}: a mere switch of mode, for a model that was deployed before. */
@Command(name = "shadow", description = "Score and record with a model, and show nobody.")
final class ModelsShadowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "ID, or ID@VERSION where it has several versions")
    private String model = "";

    @Option(names = "--why", paramLabel = "TEXT", description = "the reason, for the record")
    private String why = "";

    @Mixin
    private Deploying deploying = new Deploying();

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        DeploymentTopic topic = new DeploymentTopic(home.addresses());
        ModelRef known = ModelName.of(model).among(topic.all().models());
        return deploying.carryOut(
                new Wish(known, Mode.SHADOW, deploying.by(), why, null, false), topic, Output.of(spec));
    }
}
