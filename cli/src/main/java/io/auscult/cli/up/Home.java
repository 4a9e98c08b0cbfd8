package io.auscult.cli.up;

import io.auscult.rules.approval.ApproversFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The folder in which one Auscult lives: its data, logs, keys and what it remembers between starts. */
public final class Home {
    private static final String MARKER = "auscult.home";
    private static final String STATE = "state.properties";
    /** What {@link #wipe} leaves: caches that depend on the program and not on the data, and what the site has written. */
    private static final List<String> KEPT =
            List.of("cds", "lock", SourceFiles.FOLDER, ApproversFile.NAME, ViewersFile.NAME, App.CALLERS);

    private final Path folder;

    private Home(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** A home to look into; nothing is made. */
    public static Home at(Path folder) {
        return new Home(folder);
    }

    /**
     * Makes the folder a home if it is absent or empty.
     *
     * @throws StartFailure when it holds something else
     */
    public static Home open(Path folder) {
        Home home = new Home(folder);
        try {
            if (!home.exists()) {
                home.refuseUnlessEmpty();
                Files.createDirectories(home.folder);
                Files.writeString(
                        home.file(MARKER), "The home of an Auscult. `auscult up --fresh` deletes what is in it.\n");
            }
            for (String part : List.of("logs", "run", "cds")) {
                Files.createDirectories(home.file(part));
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot write to " + home.folder + ": " + e.getMessage(), e);
        }
        return home;
    }

    private void refuseUnlessEmpty() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new StartFailure(folder + " holds files that are not Auscult's; choose another --home");
            }
        }
    }

    public boolean exists() {
        return Files.isRegularFile(file(MARKER));
    }

    public Path folder() {
        return folder;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public Path log(String name) {
        return file("logs").resolve(name + ".log");
    }

    /** Deletes data, state and key; the marker, the caches and the site's own files stay. Only for a folder that is a home, and not in use. */
    void wipe() {
        try (Stream<Path> content = Files.list(folder)) {
            for (Path path : content.toList()) {
                String name = path.getFileName().toString();
                if (!name.equals(MARKER) && !KEPT.contains(name)) {
                    delete(path);
                }
            }
            for (String part : List.of("logs", "run")) {
                Files.createDirectories(file(part));
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot empty " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** What was remembered; empty for a home that has remembered nothing. */
    public synchronized Properties state() {
        Properties state = new Properties();
        if (Files.isRegularFile(file(STATE))) {
            try (Reader in = Files.newBufferedReader(file(STATE))) {
                state.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return state;
    }

    /** Remembers a word under a name, durably: the file is replaced whole. */
    public synchronized void remember(String name, String word) {
        Properties state = state();
        state.setProperty(name, word);
        Path draft = file(STATE + ".new");
        try (Writer out = Files.newBufferedWriter(draft)) {
            state.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.move(draft, file(STATE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
