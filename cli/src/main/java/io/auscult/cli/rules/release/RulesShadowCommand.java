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

/** {@code auscult rules shadow}: a mere switch of mode, of a pack or of one of its rules. */
@Command(
        name = "shadow",
        description = "Decide and record by a pack or a rule, and show nobody.",
        footer = {"", "What it would have shown is counted beside what is shown: auscult rules compare"})
public final class RulesShadowCommand implements Callable<Integer> {
    @Mixin
    private ModeSwitch wanted = new ModeSwitch();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return wanted.carryOut(Mode.SHADOW, Output.of(spec));
    }
}
