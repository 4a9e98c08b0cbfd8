package io.auscult.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.release.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders and zips, and what a zip may not do. */
class FolderFilesTest {
    @TempDir
    private Path place = Path.of("");

    @Test
    void aFolderAndAZipOfItAreTheSameModel() throws IOException {
        ModelFiles given = GivenFolder.logistic().files();
        Path folder = Files.createDirectory(place.resolve("some-model"));
        for (String name : given.byName().keySet()) {
            Files.write(folder.resolve(name), given.bytes(name).orElseThrow());
        }
        Files.writeString(folder.resolve(".hidden"), "not a part of it");

        assertThat(FolderFiles.read(folder)).isEqualTo(given);
        assertThat(FolderFiles.read(zip(given, ""))).isEqualTo(given);
        assertThat(FolderFiles.read(zip(given, "some-model/"))).isEqualTo(given);
        ModelFolder.load(FolderFiles.read(zip(given, "some-model/"))).close();
    }

    private Path zip(ModelFiles files, String folder) throws IOException {
        Path zip = place.resolve("model.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : files.byName().keySet()) {
                out.putNextEntry(new ZipEntry(folder + name));
                out.write(files.bytes(name).orElseThrow());
            }
        }
        return zip;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../card.yaml", "/etc/passwd", "a/../../b", "..\\card.yaml", "C:card.yaml", "deep/er/card.yaml"})
    void refusesNamesThatLeadElsewhere(String name) throws IOException {
        Path zip = zip(new ModelFiles(Map.of(name, new byte[] {1})), "");

        assertThatThrownBy(() -> FolderFiles.read(zip))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("which is no plain file name");
    }

    @Test
    void refusesAZipThatUnpacksToTooMuch() throws IOException {
        Path zip = place.resolve("bomb.zip");
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("model.onnx"));
            for (int i = 0; i < 129; i++) {
                out.write(zeros);
            }
        }

        assertThat(Files.size(zip)).isLessThan(1 << 20);
        assertThatThrownBy(() -> FolderFiles.read(zip)).hasMessageEndingWith("bomb.zip: holds more than 128 MiB");
    }

    @Test
    void refusesTooManyFiles() throws IOException {
        Path zip = place.resolve("many.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < 33; i++) {
                out.putNextEntry(new ZipEntry("file-" + i));
            }
        }

        assertThatThrownBy(() -> FolderFiles.read(zip)).hasMessageEndingWith("holds more than 32 files");
    }

    @Test
    void refusesWhatIsNoZip() throws IOException {
        Path text = Files.writeString(place.resolve("model.txt"), "not a zip");

        assertThatThrownBy(() -> FolderFiles.read(text)).hasMessageEndingWith("is no zip file, or an empty one");
        assertThatThrownBy(() -> FolderFiles.read(place.resolve("nothing")))
                .hasMessageEndingWith("is neither a folder nor a zip file");
    }
}
