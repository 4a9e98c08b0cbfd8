package io.auscult.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder for one bench and what runs in it; both are gone afterwards, also when the bench is interrupted. */
public final class BenchFolder implements AutoCloseable {
    private final Path path;
    private final Thread whenInterrupted = new Thread(this::clear, "clear-bench");
    private volatile @Nullable AutoCloseable running;

    private BenchFolder(Path path) {
        this.path = path;
    }

    public static BenchFolder make() throws IOException {
        BenchFolder folder = new BenchFolder(Files.createTempDirectory("auscult-bench"));
        Runtime.getRuntime().addShutdownHook(folder.whenInterrupted);
        return folder;
    }

    public Path path() {
        return path;
    }

    /** @param processes to be closed before the folder is deleted */
    public <T extends AutoCloseable> T holding(T processes) {
        running = processes;
        return processes;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(whenInterrupted);
        clear();
    }

    private void clear() {
        AutoCloseable processes = running;
        try {
            if (processes != null) {
                processes.close();
            }
            Files.walkFileTree(path, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException("The bench's folder " + path + " could not be deleted", e);
        } catch (Exception e) {
            throw new IllegalStateException("What ran in the bench's folder " + path + " could not be stopped", e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}
