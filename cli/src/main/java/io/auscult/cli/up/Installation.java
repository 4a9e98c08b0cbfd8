package io.auscult.cli.up;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The built project on disk: where the modules' class paths, the registry and the sample are. */
public record Installation(Path root) {
    private static final String ROOT_PROPERTY = "auscult.root";

    /** The project that this class was built in, or the one that the system property {@code auscult.root} names. */
    public static Installation found() {
        String named = System.getProperty(ROOT_PROPERTY);
        if (named != null) {
            return new Installation(Path.of(named).toAbsolutePath().normalize());
        }
        Path built = ownCode();
        for (Path folder = built; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("mvnw")) && Files.isDirectory(folder.resolve("cli"))) {
                return new Installation(folder);
            }
        }
        throw new StartFailure(
                "Cannot find the project folder above " + built + "; set -D" + ROOT_PROPERTY + "=FOLDER");
    }

    private static Path ownCode() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class path entry is a file", e);
        }
    }

    public Path sample() {
        return root.resolve("cli/sample");
    }

    /** The models that come as folders; the folder need not be there. */
    public Path modelFolders() {
        return root.resolve("models/folders");
    }

    Path registry() {
        Path jar = root.resolve("cli/target/registry/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new StartFailure(
                    "The schema registry is not unpacked: " + jar + " is missing. Build with ./mvnw package");
        }
        return jar;
    }

    /** Where PostgreSQL's binaries are unpacked, once per build. */
    File postgresBinaries() {
        return root.resolve("cli/target/postgres").toFile();
    }

    /**
     * A module's jar and everything it needs.
     *
     * @throws StartFailure when the module has not been packaged
     */
    String classPath(String module) {
        Path target = root.resolve(module).resolve("target");
        Path libraries = target.resolve("runtime.classpath");
        try {
            return ownJar(target)
                    + File.pathSeparator
                    + Files.readString(libraries).strip();
        } catch (IOException e) {
            throw new StartFailure(
                    "Module " + module + " is not built: " + libraries + " is missing. Build with ./mvnw package", e);
        }
    }

    private static Path ownJar(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> isMainJar(file.getFileName().toString()))
                    .findFirst()
                    .orElseGet(() -> target.resolve("classes"));
        }
    }

    private static boolean isMainJar(String name) {
        return name.endsWith(".jar") && !name.endsWith("-tests.jar") && !name.endsWith("-sources.jar");
    }
}
