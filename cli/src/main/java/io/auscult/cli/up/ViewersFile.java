package io.auscult.cli.up;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The home's list of users, for the site to edit: made once with the roles of the quickstart, and never touched again. */
final class ViewersFile {
    static final String NAME = "viewers.yaml";

    private ViewersFile() {}

    /** The file, made when it is absent. */
    static Path readyIn(Home home) {
        Path file = home.file(NAME);
        if (!Files.exists(file)) {
            try (InputStream in = ViewersFile.class.getResourceAsStream(NAME)) {
                if (in == null) {
                    throw new IllegalStateException("The program has no " + NAME);
                }
                Files.copy(in, file);
            } catch (IOException e) {
                throw new StartFailure("Cannot write " + file + ": " + e.getMessage(), e);
            }
        }
        return file;
    }
}
