package io.auscult.e2e;

import io.auscult.cli.Auscult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a command of {@code auscult} answered, asked of an Auscult that runs in a home. */
record Cli(int exit, String out, String err) {
    static Cli run(Path home, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString()))
                .toArray(String[]::new);
        int exit = Auscult.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
        return new Cli(exit, out.toString(), err.toString());
    }
}
