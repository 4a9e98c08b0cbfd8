package io.auscult.cli.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.score.FhirFile;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.PackFolder;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.pack.Card;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.Spans;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult rules backtest}: what packs would have done with patients whose past is known. */
@Command(
        name = "backtest",
        description =
                "Count what packs would have done with the past of patients, in FHIR files or in the log of a running Auscult.",
        footer = {
            "",
            "Each entry counts from the time at which it was released, else from when it was so. Models of the build,",
            "each in the mode in which it ships. What rules in shadow would have opened is counted beside the live ones."
        })
public final class BacktestCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "PACKS", description = "a folder with packs in it (default: of the build)")
    private @Nullable Path packs;

    @ArgGroup(multiplicity = "1")
    private Whose whose = new Whose();

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "count from this day on (default: each patient's first observation)")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "look no further than this day (default: today)")
    private @Nullable LocalDate to;

    @Option(
            names = "--accepted-after",
            paramLabel = "SPAN",
            description =
                    "somebody accepts each alert after so long, such as 1 h, so that lock-outs hold (default: nobody)")
    private @Nullable String acceptedAfter;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "ehr",
            description = "the sender, for local codes of the catalogue (default: ${DEFAULT-VALUE})")
    private String source = "";

    @Option(names = "--json", description = "print one line of JSON for each rule")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** Whose past it is. */
    private static final class Whose {
        @Option(
                names = "--fhir",
                arity = "1..*",
                paramLabel = "FILE|FOLDER",
                description = "FHIR Bundles and NDJSON files (.json, .ndjson, also .gz); needs no running Auscult")
        private List<Path> files = List.of();

        @Option(
                names = "--log",
                required = true,
                description = "everybody in the log of the running Auscult, whatever the format they came in")
        private boolean log;
    }

    @Override
    public Integer call() throws IOException {
        DroolsRulebook rulebook = rulebook();
        Concepts concepts = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
        Instant until = to == null ? Instant.now() : start(to.plusDays(1));
        Volume volume = new Volume();
        rulebook.cards().forEach((rule, card) -> {
            if (card instanceof Card.ForAlert) {
                volume.rule(rule);
            }
        });
        int unread;
        try (ProgressLine progress = new ProgressLine(Output.errors(spec))) {
            BiConsumer<PatientId, List<PatientEvent>> each =
                    (patient, events) -> live(patient, events, concepts, rulebook, volume);
            unread = whose.log ? log(until, each, progress) : files(until, each, progress);
        }
        print(volume, Output.of(spec));
        if (unread > 0) {
            Output.errors(spec)
                    .println(unread + " entries could not be read"
                            + (whose.log ? "" : "; see: auscult send, which says why"));
        }
        return unread == 0 ? Exit.OK : Exit.FAILED;
    }

    private int files(Instant until, BiConsumer<PatientId, List<PatientEvent>> each, ProgressLine progress)
            throws IOException {
        int unread = 0;
        List<FhirFile> all = FhirFile.all(whose.files);
        for (int i = 0; i < all.size(); i++) {
            progress.show("%d of %d files".formatted(i, all.size()));
            PastEvents past = PastEvents.of(all.get(i), source, until);
            unread += past.unread();
            past.byPatient().forEach(each);
        }
        return unread;
    }

    private int log(Instant until, BiConsumer<PatientId, List<PatientEvent>> each, ProgressLine progress) {
        progress.show("reading the log");
        PastEvents past = PastEvents.ofLog(home.addresses(), until);
        AtomicInteger done = new AtomicInteger();
        past.byPatient().forEach((patient, events) -> {
            progress.show("%,d of %,d patients"
                    .formatted(done.incrementAndGet(), past.byPatient().size()));
            each.accept(patient, events);
        });
        return past.unread();
    }

    /**
     * A patient is observed from the first observation, since problems are dated long before anybody wrote them down, up to the last
     * entry: nobody knows what came after it.
     */
    private void live(
            PatientId patient, List<PatientEvent> events, Concepts concepts, DroolsRulebook rulebook, Volume volume) {
        Optional<Instant> first = events.stream()
                .filter(FactEvent.ObservationRecorded.class::isInstance)
                .map(event -> event.envelope().times().received())
                .findFirst();
        Instant last = events.getLast().envelope().times().received();
        if (first.isEmpty() || (from != null && last.isBefore(start(from)))) {
            return;
        }
        Instant counted = from == null || first.get().isAfter(start(from)) ? first.get() : start(from);
        volume.observed(counted, last);
        new Past(patient, concepts, Models.all(), rulebook, accepted(), happened -> {
                    if (!happened.at().isBefore(counted)) {
                        volume.count(patient, happened);
                    }
                })
                .live(events, last);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private @Nullable Duration accepted() {
        String span = acceptedAfter;
        return span == null
                ? null
                : Spans.parse(span)
                        .orElseThrow(() -> new ParameterException(
                                Objects.requireNonNull(spec).commandLine(),
                                "--accepted-after: " + Spans.expected(span)));
    }

    private DroolsRulebook rulebook() throws IOException {
        Map<ModelRef, Mode> modes = Models.all().stream()
                .map(RiskModel::ref)
                .collect(Collectors.toMap(
                        ref -> ref, ref -> Models.published(ref.id()).mode()));
        List<PackRelease> releases =
                packs == null ? BundledFiles.packs(Instant.EPOCH) : PackFolder.packs(packs, Instant.EPOCH);
        try {
            return DroolsRulebook.compile(releases, modes);
        } catch (FilesRefused e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void print(Volume volume, PrintWriter out) {
        if (!json) {
            out.printf(
                    Locale.ROOT,
                    "%d patients, %,.0f months of patients together%n%n%-52s %8s %9s %7s %9s %11s %22s%n",
                    volume.patients(),
                    volume.months(),
                    "RULE",
                    "OPENED",
                    "PATIENTS",
                    "HELD",
                    "WITHDRAWN",
                    "IN SHADOW",
                    "PER 100 PATIENTS/MONTH");
        }
        volume.byRule()
                .forEach((rule, counts) -> out.println(json ? json(rule, counts, volume) : line(rule, counts, volume)));
        out.flush();
    }

    private static String line(RuleId rule, Volume.OfRule counts, Volume volume) {
        return String.format(
                Locale.ROOT,
                "%-52s %8d %9d %7d %9d %11d %22.2f",
                rule,
                counts.opened(Mode.LIVE),
                counts.patients(),
                counts.held(),
                counts.withdrawn(),
                counts.opened(Mode.SHADOW),
                volume.perHundredAMonth(counts));
    }

    private static String json(RuleId rule, Volume.OfRule counts, Volume volume) {
        return new ObjectMapper()
                .createObjectNode()
                .put("rule", rule.value())
                .put("opened", counts.opened(Mode.LIVE))
                .put("openedInShadow", counts.opened(Mode.SHADOW))
                .put("patients", counts.patients())
                .put("held", counts.held())
                .put("withdrawn", counts.withdrawn())
                .put("perHundredPatientsAMonth", volume.perHundredAMonth(counts))
                .put("patientsObserved", volume.patients())
                .put("monthsObserved", volume.months())
                .toString();
    }
}
