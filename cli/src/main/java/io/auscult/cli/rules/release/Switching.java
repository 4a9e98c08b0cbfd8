package io.auscult.cli.rules.release;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.approval.Approvers;
import io.auscult.rules.approval.ApproversFile;
import io.auscult.streams.release.Releases;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every switch of a rule pack has in common: who, and that it takes force a few seconds ahead. */
final class Switching {
    /** Beyond the lead that every release needs: time for the broker to have it. */
    private static final Duration AHEAD = Releases.LEAD.plusSeconds(5);

    @Option(names = "--by", paramLabel = "NAME", description = "who decided it (default: the user of this machine)")
    private String by = System.getProperty("user.name", "");

    @Option(names = "--json", description = "print JSON, one object a line")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    String by() {
        if (by.isBlank()) {
            throw new IllegalArgumentException("--by is empty; name who decided it");
        }
        return by.strip();
    }

    static String why(String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("--why is empty; the record needs a reason");
        }
        return why.strip();
    }

    HomeOption home() {
        return home;
    }

    Path approversFile() {
        return home.home().file(ApproversFile.NAME);
    }

    Approvers approvers() {
        return ApproversFile.read(approversFile());
    }

    PackTopic topic() {
        return new PackTopic(home.addresses());
    }

    static Instant soonest() {
        return Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Asks the history what the wish comes to, and does it. */
    int carryOut(BiFunction<PackHistory, Instant, PackStep> wish, PrintWriter out) throws IOException {
        PackTopic topic = topic();
        PackHistory history = topic.history(approvers());
        return carryOut(wish.apply(history, soonest()), topic, history, out);
    }

    int carryOut(PackStep step, PackTopic topic, PackHistory history, PrintWriter out) throws IOException {
        Told told = new Told(out, json);
        switch (step) {
            case PackStep.Write(List<PackRelease> releases) -> {
                refuseUnapproved(releases, history);
                topic.write(releases, history);
                releases.forEach(release -> told.of(release, Told.Outcome.PUBLISHED));
            }
            case PackStep.Wait(PackRelease release) -> {
                topic.write(List.of(release), history);
                told.of(release, Told.Outcome.WAITING);
            }
            case PackStep.Standing(PackRelease release) -> told.of(release, Told.Outcome.STANDING);
            case PackStep.Refused(String reason) -> throw new IOException(reason);
        }
        return Exit.OK;
    }

    /** What the apps would refuse is not written. */
    private void refuseUnapproved(List<PackRelease> releases, PackHistory history) throws IOException {
        Approvers approvers = approvers();
        for (PackRelease release : releases) {
            boolean known = history.of(release.id()).stream()
                    .anyMatch(other -> other.files().equals(release.files()));
            Optional<String> objection = approvers.objection(release, known);
            if (objection.isPresent()) {
                throw new IOException(objection.get());
            }
        }
    }
}
