package io.auscult.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.value.Identifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void remembersBetweenStarts() {
        Home.open(folder.resolve("home")).remember("sample.played", "12");
        assertThat(Home.at(folder.resolve("home")).state().getProperty("sample.played"))
                .isEqualTo("12");
    }

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> Home.open(folder))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("not Auscult's");
    }

    @Test
    void wipesDataAndKeepsCaches() throws IOException {
        Home home = Home.open(folder.resolve("home"));
        Files.createDirectories(home.file("kafka/a/b"));
        Files.writeString(home.file("cds").resolve("kafka.jsa"), "cache");
        home.remember("sample.played", "12");
        home.wipe();
        assertThat(home.exists()).isTrue();
        assertThat(home.file("kafka")).doesNotExist();
        assertThat(home.state()).isEmpty();
        assertThat(home.file("cds").resolve("kafka.jsa")).exists();
    }

    @Test
    void isHeldByOneAtATime() {
        Home home = Home.open(folder.resolve("home"));
        HomeLock held = HomeLock.take(home);
        assertThatThrownBy(() -> HomeLock.take(home))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("already running");
        held.close();
        HomeLock.take(home).close();
    }

    @Test
    void makesOneSiteKeyThatOnlyItsOwnerReads() throws IOException {
        Home home = Home.open(folder.resolve("home"));
        String key = SiteKeyFile.readOrMake(home);
        assertThat(SiteKeyFile.readOrMake(home)).isEqualTo(key).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.file("site-key"))))
                .isEqualTo("rw-------");
        assertThat(SiteKeyFile.read(home)
                        .patientId(new Identifier("urn:mrn", "1"))
                        .value())
                .hasSize(32);
    }

    @Test
    void remembersWhereItListens() {
        Home home = Home.open(folder.resolve("home"));
        Addresses at = new Addresses(Ports.anyFree().claimed(), "test-", home.file("logs"));
        at.remember(home);
        assertThat(Addresses.of(home)).isEqualTo(at);
    }
}
