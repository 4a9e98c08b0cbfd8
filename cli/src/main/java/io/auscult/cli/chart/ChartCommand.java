package io.auscult.cli.chart;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.topics.Patients;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.SiteKeyFile;
import io.auscult.cli.up.StreamsApp;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.streams.consult.ChartView;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult chart}: a patient as now known, or as known at a past time. */
@Command(
        name = "chart",
        description = "Show a patient's chart: every fact, what it is read as, and why what is not used is not.",
        footer = {
            "",
            "Without --at the running streams-app answers; with it, the patient's log is folded again.",
            "The chart is patient data: mind where the output goes."
        })
public final class ChartCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Who who = new Who();

    @Option(
            names = "--system",
            defaultValue = "urn:oid:2.16.840.1.113883.19.5",
            paramLabel = "URI",
            description = "with --mrn: the system that issued it (default: the sample's, ${DEFAULT-VALUE})")
    private String system = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "as known at this time: 2026-11-20T12:00:00Z, or 2026-11-20 for the end of that day in UTC")
    private @Nullable String at;

    @Option(names = "--concept", paramLabel = "CONCEPT", description = "only what means this, such as hba1c")
    private @Nullable String concept;

    @Option(names = "--json", description = "print the chart as JSON")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    static final class Who {
        @Parameters(
                paramLabel = "PATIENT",
                description = "the patient's id, or any identifier that the people topic has")
        private @Nullable String patient;

        @Option(names = "--mrn", paramLabel = "MRN", description = "the record number as the source sends it")
        private @Nullable String mrn;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Instant> until = Optional.ofNullable(at).map(this::time);
        ConceptId only = concept == null ? null : ConceptId.of(concept);
        Optional<ChartView> chart = chart(home.addresses(), until, only);
        if (chart.isEmpty()) {
            Output.errors(spec).println("Nothing is known of that patient" + (until.isEmpty() ? "" : " at that time"));
            return Exit.FAILED;
        }
        if (json) {
            Output.of(spec)
                    .println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(chart.get()));
        } else {
            ChartTable.print(chart.get(), Output.of(spec));
        }
        return Exit.OK;
    }

    private Optional<ChartView> chart(Addresses addresses, Optional<Instant> until, @Nullable ConceptId only)
            throws IOException, InterruptedException {
        try (TopicReader reader = new TopicReader(addresses.kafka())) {
            PatientId patient = patient(reader, addresses);
            return until.isPresent()
                    ? new LogReplay(reader, addresses).chart(patient, until.get(), only)
                    : StreamsApp.ask(
                            addresses,
                            "/charts/" + patient + (only == null ? "" : "?concept=" + only),
                            ChartView.class);
        }
    }

    private PatientId patient(TopicReader reader, Addresses addresses) {
        return who.mrn != null
                ? SiteKeyFile.read(home.home()).patientId(new Identifier(system, who.mrn))
                : new PatientId(Patients.find(Objects.requireNonNull(who.patient), reader, addresses));
    }

    private Instant time(String text) {
        return PastTime.of(text, Objects.requireNonNull(spec));
    }
}
