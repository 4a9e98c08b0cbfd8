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

/** {@code auscult rules live}: a mere switch of mode, of a pack or of one of its rules. */
@Command(
        name = "live",
        description = "Have a pack or a rule reach clinicians.",
        footer = {
            "",
            "A rule reaches no further than its pack. What stands on a site value that nobody has set stays in "
                    + "shadow."
        })
public final class RulesLiveCommand implements Callable<Integer> {
    @Mixin
    private ModeSwitch wanted = new ModeSwitch();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return wanted.carryOut(Mode.LIVE, Output.of(spec));
    }
}
