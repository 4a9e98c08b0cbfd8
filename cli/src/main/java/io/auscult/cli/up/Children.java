package io.auscult.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** The processes of one home: written down, so that a start finds what a killed parent left behind. */
final class Children {
    private final Path file;
    private final Duration patience;
    private final List<ChildProcess> started = new ArrayList<>();

    Children(Home home, Duration patience) {
        this.file = home.file("run").resolve("processes");
        this.patience = patience;
    }

    synchronized ChildProcess add(ChildProcess child) {
        started.add(child);
        record();
        return child;
    }

    synchronized List<ChildProcess> all() {
        return List.copyOf(started);
    }

    /** Stops those of these names at the same time and returns when all have ended. */
    void stop(Predicate<String> named) {
        List<Thread> waiting = all().stream()
                .filter(child -> named.test(child.name()))
                .map(child -> Thread.startVirtualThread(() -> child.stop(patience)))
                .toList();
        for (Thread thread : waiting) {
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops what a killed parent left running. */
    void stopOrphans() {
        for (ProcessHandle orphan : recorded()) {
            orphan.destroy();
            try {
                orphan.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                orphan.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private List<ProcessHandle> recorded() {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .flatMap(line -> running(line).stream())
                    .toList();
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** A process with the same number that started at the same instant is the same process. */
    private static Optional<ProcessHandle> running(String line) {
        int space = line.indexOf(' ');
        Instant startedAt = Instant.parse(line.substring(space + 1));
        return ProcessHandle.of(Long.parseLong(line.substring(0, space)))
                .filter(process ->
                        process.info().startInstant().filter(startedAt::equals).isPresent());
    }

    private void record() {
        List<String> lines = started.stream()
                .map(ChildProcess::handle)
                .flatMap(process -> process.info().startInstant().map(at -> process.pid() + " " + at).stream())
                .toList();
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
