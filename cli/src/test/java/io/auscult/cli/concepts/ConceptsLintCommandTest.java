package io.auscult.cli.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.Exit;
import io.auscult.cli.Run;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConceptsLintCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void findsNothingInTheCatalogueOfThisProject() {
        Run run = Run.of("concepts", "lint", "--folder", "../rules/concepts");

        assertThat(run.out()).isEqualTo("Nothing to complain about.\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void saysFileAndLineOfEachProblemAndFails() throws IOException {
        CatalogueCopy copy = CatalogueCopy.in(folder).change("units.csv", "body-weight,g,0.001", "body-weight,g,0.01");

        Run run = Run.of("concepts", "lint", "--folder", copy.path());

        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.out()).containsPattern("units\\.csv:\\d+: factor: 1 g is 0\\.001 kg by UCUM, not 0\\.01");
        assertThat(run.out()).endsWith("Problems: 1\n");
    }

    @Test
    void printsJsonForAScript() throws IOException {
        CatalogueCopy copy = CatalogueCopy.in(folder).change("concepts.csv", "%,3,20", "%,30,20");

        assertThat(Run.of("concepts", "lint", "--json", "--folder", copy.path()).out())
                .contains("\"file\":\"concepts.csv\"", "\"message\":\"low: greater than high\"");
    }

    @Test
    void saysThatThereIsNoSuchFolder() {
        Run run = Run.of("concepts", "lint", "--folder", "no-such-folder");

        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("There is no folder no-such-folder");
    }

    @Test
    void listsUnitRangeFreshnessAndRetention() {
        Run run = Run.of("concepts", "list", "--folder", "../rules/concepts");

        assertThat(run.out())
                .containsPattern("body-weight +kg +2 to 500 +731 d +1826 d")
                .containsPattern("hba1c +% +3 to 20 +731 d +ever");
        assertThat(Run.of("concepts", "list", "--json", "--folder", "../rules/concepts")
                        .out())
                .contains("\"concept\":\"body-weight\"", "\"keptDays\":1826", "\"keptDays\":null");
    }
}
