package io.auscult.cli.rules.release;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What live, shadow and off have in common. */
final class ModeSwitch {
    @Parameters(paramLabel = "PACK|RULE", description = "a pack's id, or a rule's: cardiac, cardiac/troponin-rise")
    private String name = "";

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "the reason, for the record")
    private String why = "";

    @Mixin
    private Switching switching = new Switching();

    int carryOut(Mode mode, PrintWriter out) throws IOException {
        String reason = Switching.why(why);
        return switching.carryOut(
                (history, soonest) -> {
                    if (!name.contains("/")) {
                        return PackStep.switched(name, mode, switching.by(), reason, history, soonest);
                    }
                    RuleId rule = new RuleId(name);
                    Optional<String> pack = history.packOf(rule);
                    return pack.isPresent()
                            ? PackStep.switched(rule, pack.get(), mode, switching.by(), reason, history, soonest)
                            : new PackStep.Refused("There is no rule " + rule + " in any pack that was published");
                },
                out);
    }
}
