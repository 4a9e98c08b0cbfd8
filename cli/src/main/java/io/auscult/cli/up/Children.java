package io.auscult.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** The processes of one home: written down, so that a start finds what a killed parent left behind. */
final class Children {
    private static final Set<String> FOUNDATIONS = Set.of(Registry.NAME, Broker.NAME);
    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(10);

    private final Path file;
    private final Duration patience;
    private final List<ChildProcess> started = new ArrayList<>();

    Children(Home home, Duration patience) {
        this(home, "processes", patience);
    }

    /**
     * The processes of another parent in the same home.
     *
     * @param file where they are written down
     */
    Children(Home home, String file, Duration patience) {
        this.file = home.file("run").resolve(file);
        this.patience = patience;
    }

    synchronized ChildProcess add(ChildProcess child) {
        started.removeIf(other -> other.name().equals(child.name()) && !other.isAlive());
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

    /**
     * Stops what a killed parent left running: apps first, while what they stand on still answers.
     *
     * @return whether there was anything
     */
    boolean stopOrphans() {
        List<Orphan> orphans = recorded();
        stopOrphans(orphans, false);
        stopOrphans(orphans, true);
        return !orphans.isEmpty();
    }

    private static void stopOrphans(List<Orphan> orphans, boolean foundations) {
        List<ProcessHandle> some = orphans.stream()
                .filter(orphan -> foundations == FOUNDATIONS.contains(orphan.name()))
                .map(Orphan::process)
                .toList();
        some.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : some) {
            try {
                process.onExit().get(ORPHAN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /**
     * A running process that another parent has written down.
     *
     * @throws StartFailure when there is none of that name
     */
    ProcessHandle written(String name) {
        return recorded().stream()
                .filter(orphan -> orphan.name().equals(name))
                .map(Orphan::process)
                .findFirst()
                .orElseThrow(() -> new StartFailure("No " + name + " is running in " + file.getParent()));
    }

    private record Orphan(String name, ProcessHandle process) {}

    private List<Orphan> recorded() {
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
    private static Optional<Orphan> running(String line) {
        String[] words = line.split(" ", -1);
        Instant startedAt = Instant.parse(words[1]);
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(process ->
                        process.info().startInstant().filter(startedAt::equals).isPresent())
                .map(process -> new Orphan(words[2], process));
    }

    /** One line for each process: its number, when it started, its name. */
    private void record() {
        List<String> lines = started.stream()
                .flatMap(child -> child.handle().info().startInstant().stream()
                        .map(at -> child.handle().pid() + " " + at + " " + child.name()))
                .toList();
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
