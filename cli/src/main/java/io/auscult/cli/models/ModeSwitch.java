package io.auscult.cli.models;

import io.auscult.cli.HomeOption;
import io.auscult.cli.models.DeploymentStep.Wish;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What shadow and off have in common: a mere switch of mode, for a model that was deployed before. */
final class ModeSwitch {
    @Parameters(paramLabel = "MODEL", description = "ID, or ID@VERSION where it has several versions")
    private String model = "";

    @Option(names = "--why", paramLabel = "TEXT", description = "the reason, for the record")
    private String why = "";

    @Mixin
    private Deploying deploying = new Deploying();

    @Mixin
    private HomeOption home = new HomeOption();

    int carryOut(Mode mode, PrintWriter out) throws IOException {
        DeploymentTopic topic = new DeploymentTopic(home.addresses());
        ModelRef known = ModelName.of(model).among(topic.all().models());
        return deploying.carryOut(new Wish(known, mode, deploying.by(), why, null, false), topic, out);
    }
}
