package io.auscult.cli.rules.release;

import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult rules key new}: a key pair; the private half stays here, the public half goes to whoever runs Auscult. */
@Command(
        name = "new",
        description = "Make a key for a person and print the lines for approvers.yaml.",
        footer = {
            "",
            "Each person makes their own, on their own account. Whoever runs Auscult adds the lines to "
                    + "approvers.yaml in its home; from then on every pack needs two of the people in it."
        })
final class RulesKeyNewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "the person, as in --by")
    private String name = "";

    @Mixin
    private KeyOption keys = new KeyOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String key = KeyFile.make(keys.folder(), name);
        PrintWriter out = Output.of(spec);
        out.println("# The private key is " + keys.folder().resolve(name + ".key") + "; keep it to yourself.");
        out.println("# For approvers.yaml in the home of Auscult:");
        out.println("since: " + Instant.now().truncatedTo(ChronoUnit.SECONDS)
                + "   # once, at the top: packs that took force before need no approval");
        out.println("people:");
        out.println("  - name: " + name);
        out.println("    key: " + key);
        out.flush();
        return Exit.OK;
    }
}
