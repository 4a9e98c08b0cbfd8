package io.auscult.cli.erase;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.log.Log;
import io.auscult.cli.topics.Committed;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Generation;
import io.auscult.cli.up.SiteKeyFile;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult erase}: forgets a patient, in the running Auscult. */
@Command(
        name = "erase",
        description = "Erase a patient: who it is, the chart, the scores, the alerts, the pages.",
        footer = {
            "",
            "Records that were merged into the patient's are erased with it. Messages and events go when",
            "they are old enough; the command says until when they stay. What the EHR sends later for the",
            "same identifier starts a new chart."
        })
public final class EraseCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Whom whom = new Whom();

    @Option(
            names = "--system",
            defaultValue = "urn:oid:2.16.840.1.113883.19.5",
            paramLabel = "URI",
            description = "the system that issued the MRN (default: the sample's, ${DEFAULT-VALUE})")
    private String system = "";

    @Option(names = "--yes", description = "do it: there is no way back")
    private boolean yes;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    private static final class Whom {
        @Parameters(paramLabel = "PATIENT", description = "the patient's id, the key of the topics")
        private @Nullable String id;

        @Option(names = "--mrn", paramLabel = "MRN", description = "or the record number, as the source sends it")
        private @Nullable String mrn;
    }

    @Override
    public Integer call() {
        PatientId patient = patient();
        Addresses at = home.addresses();
        Topics topics = Topics.withPrefix(at.topicPrefix());
        WireSerdes serdes = RegistrySerdes.of(at);
        List<PatientId> merged;
        try (TopicReader reader = new TopicReader(at.kafka())) {
            People people = People.read(reader, topics.people(), serdes);
            people.requireStandsAlone(patient);
            if (!people.knows(patient)) {
                Output.errors(spec).println("No patient is known by that id");
                return Exit.FAILED;
            }
            merged = people.mergedInto(patient);
        }
        if (!yes) {
            Output.errors(spec).println("This would erase " + words(patient, merged) + ". To do it, add --yes");
            return Exit.FAILED;
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", at.kafka()));
                Committed records = new Committed(admin, at.kafka())) {
            Log log = new Log(admin, records, topics.events().name());
            Instant now = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MILLIS);
            erase(new Erasure(at, topics, serdes, log, Generation.of(home.home())), patient, merged, now);
            print(words(patient, merged), Leftovers.of(admin, topics, now), Output.of(spec));
        }
        return Exit.OK;
    }

    private PatientId patient() {
        return whom.id != null
                ? new PatientId(whom.id)
                : SiteKeyFile.read(home.home())
                        .patientId(new Identifier(system, Objects.requireNonNull(whom.mrn, "one of the two is given")));
    }

    /** Merged records first: once they are erased they pass nothing more on to the record that is erased last. */
    private static void erase(Erasure erasure, PatientId patient, List<PatientId> merged, Instant now) {
        if (!merged.isEmpty()) {
            erasure.erase(merged, now);
        }
        erasure.erase(List.of(patient), now);
        List<PatientId> all = new ArrayList<>(merged);
        all.add(patient);
        all.forEach(erasure::awaitForgotten);
    }

    private static String words(PatientId patient, List<PatientId> merged) {
        return switch (merged.size()) {
            case 0 -> "patient " + patient;
            case 1 -> "patient " + patient + " and one record merged into it";
            default -> "patient " + patient + " and " + merged.size() + " records merged into it";
        };
    }

    private static void print(String whom, Leftovers leftovers, PrintWriter out) {
        out.println("Erased " + whom + ".");
        out.println("What was received and written about it before goes when it is old enough:");
        out.println(leftovers.text());
        out.println("Compacted topics and changelogs drop their last copy at the broker's next compaction.");
        out.flush();
    }
}
