package io.auscult.cli.rules.release;

import io.auscult.cli.Output;
import io.auscult.core.value.Mode;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code auscult rules off}: a mere switch of mode, of a pack or of one of its rules. */
@Command(
        name = "off",
        description = "Take a pack or a rule off.",
        footer = {
            "",
            "Its alerts are shown to nobody from the next look on. They are withdrawn at each patient's next "
                    + "event, or by: auscult rules sweep"
        })
public final class RulesOffCommand implements Callable<Integer> {
    @Mixin
    private ModeSwitch wanted = new ModeSwitch();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return wanted.carryOut(Mode.OFF, Output.of(spec));
    }
}
