package io.auscult.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandHelpTest {
    @ParameterizedTest(name = "auscult {0} --help")
    @MethodSource("commands")
    void everyCommandExplainsItself(String command) {
        Run run = Run.of((command + " --help").strip().split(" ", -1));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("Usage: auscult").contains("--help");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void aloneItPrintsItsHelp() {
        assertThat(Run.of().out()).contains("Usage: auscult", "up", "send", "score", "topics", "trace");
    }

    @Test
    void whatItDoesNotUnderstandIsExitCodeTwo() {
        Run run = Run.of("upp");
        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("upp");
    }

    static Stream<String> commands() {
        List<String> names = new ArrayList<>();
        addAll("", Auscult.commandLine(), names);
        return names.stream();
    }

    private static void addAll(String path, CommandLine line, List<String> names) {
        names.add(path);
        line.getSubcommands().forEach((name, sub) -> addAll((path + " " + name).strip(), sub, names));
    }
}
