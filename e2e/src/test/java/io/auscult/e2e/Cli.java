package io.auscult.e2e;

import io.auscult.cli.Auscult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a command of {@code auscult} answered, asked of an Auscult that runs in a home. */
record Cli(int exit, String out, String err) {
    static Cli run(Path home, String... arguments) {
        return run(Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString()))
                .toArray(String[]::new));
    }

    /** One that asks no running Auscult. */
    static Cli run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Auscult.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Cli(exit, out.toString(), err.toString());
    }
}
