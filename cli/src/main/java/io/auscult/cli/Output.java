package io.auscult.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints: what picocli says, so that tests can listen. */
public final class Output {
    private Output() {}

    /** @param spec of a command that is running, and so has one */
    public static PrintWriter of(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec, "a running command has a spec")
                .commandLine()
                .getOut();
    }

    /** Where a running command prints what went wrong. */
    public static PrintWriter errors(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec, "a running command has a spec")
                .commandLine()
                .getErr();
    }
}
