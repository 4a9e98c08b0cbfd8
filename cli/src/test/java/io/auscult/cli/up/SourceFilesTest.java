package io.auscult.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.site.MllpAddress;
import io.auscult.adapter.site.SourceFolder;
import io.auscult.adapter.site.SourceSet;
import io.auscult.adapter.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
    private static final Pattern SETTING =
            Pattern.compile("^( *)# ( *(?:- )?[a-z-]+:(?: .*)?|  *(?:- )?[A-Z]+: .*)$", Pattern.MULTILINE);

    @TempDir
    private Path folder = Path.of("");

    private Home home() {
        return Home.open(folder.resolve("home"));
    }

    private static SourceSet read(Path sources) {
        return new SourceFolder(sources, new MllpAddress("127.0.0.1", 4711)).read();
    }

    @Test
    void beginsWithAnEhrAndALaboratory() {
        SourceSet set = read(SourceFiles.readyIn(home()));
        assertThat(set.problems()).isEmpty();
        assertThat(set.sources()).extracting(Source::name).containsExactly("ehr", "lab");
        assertThat(set.sources().getFirst().fhir()).isNotNull();
        assertThat(set.sources().getLast().mllp())
                .isNotNull()
                .extracting(mllp -> mllp.port())
                .isEqualTo(4711);
    }

    @Test
    void leavesAloneWhatTheSiteMadeOfIt() throws IOException {
        Path sources = SourceFiles.readyIn(home());
        Files.writeString(sources.resolve("lab.yaml"), "# mine");
        Files.delete(sources.resolve("ehr.yaml"));
        SourceFiles.readyIn(home());
        home().wipe();
        SourceFiles.readyIn(home());
        assertThat(sources.resolve("lab.yaml")).hasContent("# mine");
        assertThat(sources.resolve("ehr.yaml")).doesNotExist();
    }

    /** What stands in comments is meant to be taken out of them, so it must be right: only the files it names are missing. */
    @Test
    void showsSettingsThatAreRight() throws IOException {
        Path sources = SourceFiles.readyIn(home());
        for (String name : List.of("ehr.yaml", "lab.yaml")) {
            Path file = sources.resolve(name);
            Files.writeString(file, SETTING.matcher(Files.readString(file)).replaceAll("$1$2"));
            assertThat(file).content().contains(name.equals("ehr.yaml") ? "\nehr:\n" : "\npicks:\n");
        }
        assertThat(read(sources).problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.what()).contains("names a file that is not there"));
    }
}
