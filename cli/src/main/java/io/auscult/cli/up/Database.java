package io.auscult.cli.up;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL out of Maven artifacts, with its data in the home. It outlives a parent that is killed, so a start first
 * stops what an earlier one left behind. Commits stay synchronous: these are clinical data.
 */
final class Database implements AutoCloseable {
    static final String USER = "postgres";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final int port;

    private Database(EmbeddedPostgres postgres, int port) {
        this.postgres = postgres;
        this.port = port;
    }

    static Database start(Home home, Installation installation, int port) {
        Path data = home.file("postgres");
        try {
            ProcessBuilder.Redirect log =
                    ProcessBuilder.Redirect.appendTo(home.log("postgres").toFile());
            Files.createDirectories(data);
            return new Database(
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setOverrideWorkingDirectory(installation.postgresBinaries())
                            .setPort(port)
                            .setPGStartupWait(LIMIT)
                            // The library is made for tests and would trade safety for speed.
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setServerConfig("shared_buffers", "32MB")
                            .setServerConfig("max_connections", "40")
                            .setOutputRedirector(log)
                            .setErrorRedirector(log)
                            .start(),
                    port);
        } catch (IOException | IllegalStateException e) {
            throw new StartFailure(
                    "PostgreSQL did not start: " + e.getMessage() + ". Its log is " + home.log("postgres"), e);
        }
    }

    /**
     * Stops the server that a killed parent left running on this home's data.
     *
     * @return whether there was one
     */
    static boolean stopOrphan(Home home) {
        Optional<ProcessHandle> orphan = process(home);
        orphan.ifPresent(process -> {
            interrupt(process);
            awaitEnd(process);
        });
        return orphan.isPresent();
    }

    /** The server that runs on this home's data. */
    static Optional<ProcessHandle> process(Home home) {
        Path pidFile = home.file("postgres").resolve("postmaster.pid");
        return Files.isRegularFile(pidFile) ? postmaster(pidFile) : Optional.empty();
    }

    private static Optional<ProcessHandle> postmaster(Path pidFile) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(Database::isPostgres);
        } catch (IOException | NumberFormatException e) {
            throw new StartFailure("Cannot read " + pidFile + ": " + e.getMessage(), e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(Path::of).map(Path::getFileName).map(Path::toString).stream()
                .anyMatch(name -> name.startsWith("postgres"));
    }

    /** SIGINT asks PostgreSQL for a fast shutdown; SIGTERM would wait for clients that are gone. */
    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            process.destroy();
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new StartFailure(
                    "A PostgreSQL left by an earlier start (process " + process.pid() + ") does not stop", e);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not stop cleanly", e);
        }
    }
}
