package io.auscult.cli.up;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program to run as a process of its own.
 *
 * @param launch the class path and main class, or {@code -jar} and the jar, as the java command wants them
 * @param arguments the program's own
 */
record JavaProgram(String name, List<String> jvm, List<String> launch, List<String> arguments) {
    /** Short starts and small memory matter more here than peak speed. */
    private static final List<String> FRUGAL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private static final List<String> JDK_25 =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    JavaProgram {
        jvm = List.copyOf(jvm);
        launch = List.copyOf(launch);
        arguments = List.copyOf(arguments);
    }

    /** The same with more options, which override those that it has. */
    JavaProgram with(List<String> more) {
        List<String> options = new ArrayList<>(jvm);
        options.addAll(more);
        return new JavaProgram(name, options, launch, arguments);
    }

    /** The command; its arguments stand in a file, because a class path may be longer than a command line. */
    List<String> command(Home home, boolean archive) {
        Path file = home.file("run").resolve(name + ".args");
        List<String> lines = new ArrayList<>(FRUGAL);
        lines.addAll(JDK_25);
        lines.addAll(jvm);
        if (archive) {
            lines.add("-XX:+AutoCreateSharedArchive");
            lines.add("-XX:SharedArchiveFile=" + home.file("cds").resolve(name + ".jsa"));
            lines.add("-Xlog:cds=off");
            lines.add("-Xlog:cds+dynamic=off");
        }
        lines.addAll(launch);
        lines.addAll(arguments);
        try {
            Files.write(file, lines.stream().map(JavaProgram::quoted).toList(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + file + ": " + e.getMessage(), e);
        }
        return List.of(java(), "@" + file);
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
