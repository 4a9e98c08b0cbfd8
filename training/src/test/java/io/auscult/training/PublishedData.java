package io.auscult.training;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The data sets, which are not part of this repository: {@code -Dauscult.shared=FOLDER} tells where they are. */
public final class PublishedData {
    private static final Path SHARED = Path.of(System.getProperty("auscult.shared", "../../shared"));

    private PublishedData() {}

    /** The folder of a data set; without it, the test that asks is skipped. */
    public static Path folder(String name) {
        Path folder = SHARED.resolve("data").resolve(name);
        assumeTrue(Files.isDirectory(folder), () -> "needs the data set " + name + " in " + folder);
        return folder;
    }
}
