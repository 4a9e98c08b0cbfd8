package io.auscult.cli.bench;

import io.auscult.cli.up.BrokerAlone;
import io.auscult.cli.up.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A broker and a folder for one bench; both are gone afterwards, also when the bench is interrupted. */
final class Workplace implements AutoCloseable {
    private final Path folder;
    private final BrokerAlone broker;
    private final Thread whenInterrupted = new Thread(this::clear, "clear-bench");

    private Workplace(Path folder, BrokerAlone broker) {
        this.folder = folder;
        this.broker = broker;
    }

    static Workplace start(Installation installation) throws IOException {
        Path folder = Files.createTempDirectory("auscult-bench");
        Workplace workplace = new Workplace(folder, BrokerAlone.start(folder.resolve("broker"), installation));
        Runtime.getRuntime().addShutdownHook(workplace.whenInterrupted);
        return workplace;
    }

    Path folder() {
        return folder;
    }

    /** The broker's. */
    String address() {
        return broker.address();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(whenInterrupted);
        clear();
    }

    private void clear() {
        broker.close();
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException("The bench's folder " + folder + " could not be deleted", e);
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
