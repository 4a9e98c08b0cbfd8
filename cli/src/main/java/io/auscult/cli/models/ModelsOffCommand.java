package io.auscult.cli.models;

import io.auscult.cli.Output;
import io.auscult.core.value.Mode;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code auscult models off}. */
@Command(name = "off", description = "Take a model off.")
final class ModelsOffCommand implements Callable<Integer> {
    @Mixin
    private ModeSwitch wanted = new ModeSwitch();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return wanted.carryOut(Mode.OFF, Output.of(spec));
    }
}
