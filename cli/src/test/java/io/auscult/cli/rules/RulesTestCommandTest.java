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
    void notesWhichAlertsOfModelsWillBePassive(@TempDir Path folder) throws IOException {
        copy(PACKS.resolve("cardiac"), folder);
        Path card = folder.resolve("nt-probnp-rule-in.md");
        Files.writeString(card, Files.readString(card).replaceFirst("value: 53.6 %", "value: 3.6 %"));

        Run run = Run.of("rules", "test", "--no-coverage", folder.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("NOTE  cardiac/nt-probnp-rule-in.md:7:1: warning: the card says warning, and it will be shown"
                        + " passively. It interrupts nobody: its predictive value is 3.6 %, and this site asks for 5 % or"
                        + " more.");
        assertThat(Run.of("rules", "test", "--no-coverage", "--json", folder.toString())
                        .out())
                .contains("\"note\":\"the card says warning");
        assertThat(Run.of("rules", "lint", folder.toString()).out())
                .contains("/nt-probnp-rule-in.md:7:1: warning: the card says warning");
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
