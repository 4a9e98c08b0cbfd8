package io.auscult.cli.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.Run;
import io.auscult.cli.up.Installation;
import io.auscult.models.Models;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands do with models of the build and with folders, when no Auscult runs. */
class ModelsWithoutAStackTest {
    @TempDir
    private Path scratch = Path.of("");

    @Test
    void showsACardAsTextAndForMachines() throws IOException {
        assertThat(Run.of("models", "show", "prevent").out())
                .startsWith(Models.card("prevent").name())
                .contains("31. correction frequency");
        JsonNode card = new ObjectMapper()
                .readTree(Run.of("models", "show", Models.card("endpac").model().toString(), "--json")
                        .out());
        assertThat(card.path("sourceAttributes")).hasSize(31);
        assertThat(Run.of("models", "show", "endpac", "--xml").out())
                .startsWith("<?xml")
                .contains("<AppliedModelCard");
        assertThat(Run.of("models", "show", "endpac", "--html").out())
                .startsWith("<!DOCTYPE html>")
                .contains("<h1>ENDPAC</h1>");
    }

    @Test
    void replaysTheVectorsOfEveryModelOfTheBuild() throws IOException {
        for (String id : Models.ids()) {
            Run run = Run.of("models", "vectors", id, "--json");
            JsonNode line = new ObjectMapper().readTree(run.out());
            assertThat(run.exit()).as(id).isEqualTo(Exit.OK);
            assertThat(line.path("vectors").asInt()).as(id).isPositive();
            assertThat(line.path("agree")).as(id).isEqualTo(line.path("vectors"));
        }
    }

    @Test
    void oneFormOfACardAtATime() {
        assertThat(Run.of("models", "show", "endpac", "--xml", "--json").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void deployingNeedsAReason() {
        Run run = Run.of("models", "deploy", "endpac");
        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("--why");
    }

    @Test
    void aFolderAndItsZipAreTheSameModel() throws IOException {
        for (Path folder : shippedFolders()) {
            Run ofFolder = Run.of("models", "vectors", folder.toString());
            Run ofZip = Run.of("models", "vectors", zipped(folder).toString());
            assertThat(ofFolder.exit()).as(ofFolder.out() + ofFolder.err()).isEqualTo(Exit.OK);
            assertThat(ofZip.out()).isEqualTo(ofFolder.out()).contains("vectors agree");
        }
    }

    @Test
    void aFolderThatWasTamperedWithIsRefusedWithTheReason() throws IOException {
        Path folder = shippedFolders().getFirst();
        Path copy = Files.createDirectory(scratch.resolve("tampered"));
        for (Path file : files(folder)) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        Files.write(copy.resolve("model.onnx"), new byte[] {1, 2, 3});

        Run run = Run.of("models", "show", copy.toString());

        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("model.onnx").doesNotContain("\tat ");
    }

    private static List<Path> shippedFolders() throws IOException {
        Path folders = Installation.found().modelFolders();
        assumeTrue(Files.isDirectory(folders), "there is no folder models/folders: no model folder is tried");
        try (Stream<Path> listed = Files.list(folders)) {
            List<Path> found = listed.filter(Files::isDirectory).sorted().toList();
            assumeTrue(!found.isEmpty(), "models/folders is empty: no model folder is tried");
            return found;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.sorted().toList();
        }
    }

    private Path zipped(Path folder) throws IOException {
        Path zip = scratch.resolve(folder.getFileName() + ".zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (Path file : files(folder)) {
                entries.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
        return zip;
    }
}
