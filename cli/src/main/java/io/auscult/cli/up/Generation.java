package io.auscult.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * One fold of the log by the streams app, with stores of its own. The home remembers which one runs, so a start goes on with the
 * generation that a rebuild switched to.
 */
public record Generation(int number) {
    private static final String FILE = "streams.generation";
    /** The first whose stores are of this version. */
    private static final int FIRST = 5;

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

    /** The generation that the home's streams app runs. */
    public static Generation of(Home home) {
        Path file = home.file(FILE);
        try {
            int remembered =
                    Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : FIRST;
            return new Generation(Math.max(remembered, FIRST));
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** From the next start of the streams app on. The file is replaced whole. */
    public void remember(Home home) {
        Path draft = home.file(FILE + ".new");
        try {
            Files.writeString(draft, number + "\n");
            Files.move(draft, home.file(FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + draft + ": " + e.getMessage(), e);
        }
    }

    public Generation previous() {
        return new Generation(number - 1);
    }

    public Generation next() {
        return new Generation(number + 1);
    }

    /** The name of its consumer group, with which the names of its changelogs begin. */
    public String group() {
        return "auscult-streams-g" + number;
    }

    /** Where its stores are. */
    public Path stores(Home home) {
        return home.file(App.STREAMS_STATE).resolve(group());
    }

    /**
     * Returns when the home's streams app folds as this generation.
     *
     * @throws StartFailure when it does not within some minutes
     */
    public void awaitRunning(Addresses at) {
        Patience patience = Patience.of(STARTS_WITHIN);
        while (!isRunning(at)) {
            patience.pause(this + " to run; its log is in " + at.logs());
        }
    }

    private boolean isRunning(Addresses at) {
        try {
            return Http.get(at.streams() + "/actuator/health").contains("\"generation\":" + number);
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while waiting for " + this, e);
        }
    }

    @Override
    public String toString() {
        return "generation " + number;
    }
}
