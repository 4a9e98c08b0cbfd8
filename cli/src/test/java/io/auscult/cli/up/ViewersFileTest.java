package io.auscult.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewersFileTest {
    @TempDir
    private Path folder = Path.of("");

    private Home home() {
        return Home.open(folder.resolve("home"));
    }

    @Test
    void beginsWithUsersOfTheQuickstart() {
        assertThat(ViewersFile.readyIn(home()))
                .content()
                .contains("users:\n  clinician:", "also: [Practitioner/cardiologist]");
    }

    @Test
    void leavesAloneWhatTheSiteMadeOfIt() throws IOException {
        Files.writeString(ViewersFile.readyIn(home()), "# mine");
        home().wipe();

        assertThat(ViewersFile.readyIn(home())).hasContent("# mine");
    }
}
