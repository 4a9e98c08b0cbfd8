package io.auscult.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.Exit;
import io.auscult.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTestCommandTest {
    private static final Path PACKS = Path.of("../rules/packs");

    @Test
    void passesThePacksOfThisProject() {
        Run run = Run.of("rules", "test", PACKS.toString());
        assertThat(run.out())
                .contains("ok    cardiac/troponin-rise", " passed, 0 failed")
                .doesNotContain("ERROR");
        assertThat(run.exit()).isZero();
    }

    @Test
    void showsWhatWasGivenExpectedAndGotOfAFailedCase(@TempDir Path folder) throws IOException {
        copy(PACKS.resolve("cardiac"), folder);
        Path cases = folder.resolve("troponin-rise.cases.yaml");
        Files.writeString(cases, Files.readString(cases).replaceFirst("then: raise", "then: silence\n    because: x"));
        Run run = Run.of("rules", "test", folder.toString());
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.out())
                .contains(
                        "FAILS cardiac/troponin-rise", "given  ", "| expected ", "| silence ", "| raise ", " 1 failed");
        assertThat(Run.of("rules", "test", "--json", folder.toString()).out())
                .contains("\"passed\":false", "\"expected\":\"silence\"");
    }

    @Test
    void saysThatAFolderHoldsNoPack(@TempDir Path folder) {
        Run run = Run.of("rules", "test", folder.toString());
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("holds no pack");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
