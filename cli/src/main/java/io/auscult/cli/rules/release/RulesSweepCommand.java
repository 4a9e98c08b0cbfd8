package io.auscult.cli.rules.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.log.Log;
import io.auscult.cli.topics.Committed;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Generation;
import io.auscult.cli.up.Patience;
import io.auscult.rules.approval.ApproversFile;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult rules sweep}: has the rules in force decide on every patient, without waiting for something to happen to them. */
@Command(
        name = "sweep",
        description = "Have the rules in force look at every patient, at a set rate.",
        footer = {
            "",
            "Only patients are looked at who were decided last by other rules. It can be broken off and begun "
                    + "again, and waits while the streams app is more than 5 seconds' worth behind."
        })
public final class RulesSweepCommand implements Callable<Integer> {
    private static final int FASTEST = 5_000;
    /** How far ahead a switch may be for the sweep to wait for it. */
    private static final Duration SOON = Duration.ofMinutes(1);

    @Option(
            names = "--rate",
            paramLabel = "N/s",
            defaultValue = "100/s",
            description = "patients a second, at most 5000 (default: ${DEFAULT-VALUE})")
    private String rate = "";

    @Option(names = "--all", description = "every patient, also those whom the rules in force have looked at already")
    private boolean all;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        int perSecond = perSecond(rate);
        Addresses at = home.addresses();
        Generation generation = Generation.of(home.home());
        Sweep sweep = new Sweep(at, generation, InstantSource.system());
        Swept swept;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", at.kafka()));
                Committed records = new Committed(admin, at.kafka());
                ProgressLine progress = new ProgressLine(Output.errors(spec))) {
            PackHistory history =
                    new PackTopic(at).history(ApproversFile.read(home.home().file(ApproversFile.NAME)));
            awaitSwitches(history, progress);
            String events = Topics.withPrefix(at.topicPrefix()).events().name();
            swept = sweep(
                    sweep,
                    DroolsRulebook.version(history.at(Instant.now())),
                    perSecond,
                    new Log(admin, records, events),
                    progress);
        }
        tell(swept);
        return swept.left == 0 ? Exit.OK : Exit.FAILED;
    }

    /** Patients with charts, those who were looked at, and those of them who are behind nevertheless. */
    private record Swept(int charted, int looked, int left, String rulebook) {}

    private Swept sweep(Sweep sweep, String rulebook, int perSecond, Log log, ProgressLine progress) {
        Laggards before = sweep.laggards(rulebook, all);
        Set<String> patients = before.patients();
        sweep.awaitFolded(log, sweep.write(patients, perSecond, log, progress), 0, progress);
        Set<String> behind = new TreeSet<>(sweep.laggards(rulebook, false).patients());
        behind.retainAll(patients);
        return new Swept(before.charted(), patients.size(), behind.size(), rulebook);
    }

    /** A switch that was made a moment ago is meant by whoever sweeps now. */
    private static void awaitSwitches(PackHistory history, ProgressLine progress) {
        Instant soon = Instant.now().plus(SOON);
        Instant last = history.at(soon).stream()
                .map(release -> release.inForceFrom())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        Patience patience = Patience.of(SOON.multipliedBy(2));
        while (!Instant.now().isAfter(last)) {
            progress.show("The last switch takes force at " + last);
            patience.pause("the last switch to take force");
        }
    }

    static int perSecond(String rate) {
        String number = rate.strip().replaceFirst("\\s*/\\s*s$", "");
        if (number.matches("[1-9][0-9]{0,3}") && Integer.parseInt(number) <= FASTEST) {
            return Integer.parseInt(number);
        }
        throw new IllegalArgumentException("--rate is patients a second, from 1/s to 5000/s, not \"" + rate + "\"");
    }

    private void tell(Swept swept) {
        if (json) {
            Output.of(spec)
                    .println(new ObjectMapper()
                            .createObjectNode()
                            .put("charted", swept.charted)
                            .put("swept", swept.looked)
                            .put("left", swept.left)
                            .put("rulebook", swept.rulebook));
        } else {
            Output.of(spec)
                    .println("%,d patients have charts; %,d were looked at; %,d are left behind"
                            .formatted(swept.charted, swept.looked, swept.left));
            Output.of(spec).println("Rules in force: " + swept.rulebook.replace("+", ", "));
        }
        Output.of(spec).flush();
    }
}
