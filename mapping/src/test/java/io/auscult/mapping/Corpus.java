package io.auscult.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The shared folder of other people's messages, beside the checkout; tests that need it are skipped where it is absent. */
public final class Corpus {
    private Corpus() {}

    /** Every file of a folder, in order of name. */
    public static List<Path> files(String folder, String ending) {
        Path root = Path.of(System.getProperty("auscult.shared", "../../shared"), "corpus", folder);
        Assumptions.assumeTrue(Files.isDirectory(root), "There is no corpus at " + root);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] read(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
