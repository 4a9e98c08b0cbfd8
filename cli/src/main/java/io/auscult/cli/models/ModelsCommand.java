package io.auscult.cli.models;

import io.auscult.cli.backtest.ModelBacktestCommand;
import io.auscult.cli.training.TrainCommand;
import picocli.CommandLine.Command;

/** {@code auscult models}: which there are, what they say of themselves, and which of them are at work. */
@Command(
        name = "models",
        description = "Look at models, put them to work, take them off, compare them.",
        subcommands = {
            ModelsListCommand.class,
            ModelsShowCommand.class,
            ModelsVectorsCommand.class,
            ModelsDeployCommand.class,
            ModelsShadowCommand.class,
            ModelsOffCommand.class,
            ModelsCompareCommand.class,
            ModelBacktestCommand.class,
            TrainCommand.class
        })
public final class ModelsCommand {}
