package io.auscult.cli.up;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The home's folder of source files, for the site to edit: made once with the senders of the sample, and never touched again. */
public final class SourceFiles {
    static final String FOLDER = "sources";
    private static final List<String> FIRST = List.of("ehr.yaml", "lab.yaml");

    private SourceFiles() {}

    public static Path folder(Home home) {
        return home.file(FOLDER);
    }

    /** The folder, made when it is absent. */
    static Path readyIn(Home home) {
        Path folder = folder(home);
        try {
            if (!Files.exists(folder)) {
                Files.createDirectories(folder);
                for (String name : FIRST) {
                    copy(name, folder);
                }
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot write to " + folder + ": " + e.getMessage(), e);
        }
        return folder;
    }

    private static void copy(String name, Path folder) throws IOException {
        try (InputStream in = SourceFiles.class.getResourceAsStream("sources/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The program has no " + name);
            }
            Files.copy(in, folder.resolve(name));
        }
    }
}
