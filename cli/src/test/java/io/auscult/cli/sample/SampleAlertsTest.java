package io.auscult.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.event.FactEvent;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.PatientMention;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.mapping.v2.V2MessageMapper;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.drools.DroolsRulebook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the shipped rules say of the sample, without a running Auscult: the same mapping, fold, models and rules, message by message.
 * Whoever has no story gets no alert.
 */
class SampleAlertsTest {
    private static final String RECORD_NUMBER = "MRN-";
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final List<RiskModel> MODELS = Models.all();
    private static final Instant LIVE_BEGINS = Instant.parse("2025-12-27T00:00:00Z");
    private static final DateTimeFormatter NAMED = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

    private final DroolsRulebook rulebook = DroolsRulebook.compile(
            BundledFiles.packs(Instant.EPOCH),
            MODELS.stream()
                    .collect(Collectors.toMap(
                            RiskModel::ref, _ -> Mode.LIVE, (one, _) -> one, HashMap<ModelRef, Mode>::new)));
    private final Map<String, PatientId> known = new HashMap<>();
    private final Map<PatientId, String> names = new HashMap<>();
    private final Map<PatientId, MemoryChart> charts = new HashMap<>();
    private final Map<String, Set<String>> raised = new TreeMap<>();
    private final Map<String, Set<String>> held = new TreeMap<>();

    @Test
    void whoHasAStoryGetsItsAlertAndNobodyElse() throws IOException {
        for (SampleFiles.Item item : new SampleFiles(Path.of("sample")).inOrder()) {
            play(item);
        }

        assertThat(raised)
                .isEqualTo(Map.of(
                        "cardiac/ai-ecg-low-ef-without-echo", Set.of("MRN-1017"),
                        "cardiac/high-ascvd-risk-without-statin", Set.of("MRN-1001"),
                        "cardiac/long-qtc", Set.of("MRN-1022"),
                        "cardiac/news2-high", Set.of("MRN-1009"),
                        "cardiac/nt-probnp-rule-in", Set.of("MRN-1036"),
                        "cardiac/troponin-rise", Set.of("MRN-1002", "MRN-1005"),
                        "pancreas/new-diabetes-with-weight-loss", Set.of("MRN-1003")));
        assertThat(held).isEqualTo(Map.of("pancreas/new-diabetes-with-weight-loss", Set.of("MRN-1004")));
    }

    private void play(SampleFiles.Item item) throws IOException {
        Instant now = item.history() ? LIVE_BEGINS : received(item);
        Arrival arrival = new Arrival("sample", "", now, item.history(), ZoneOffset.UTC);
        byte[] content = item.original();
        MappedMessage message = item.isV2()
                ? V2MessageMapper.map(content, arrival, this::patient)
                : FhirMessageMapper.map(content, arrival, this::patient);
        Set<PatientId> touched = new TreeSet<>(java.util.Comparator.comparing(PatientId::value));
        for (FactEvent event : message.events()) {
            PatientId patient = event.envelope().patient();
            charts.computeIfAbsent(patient, id -> new MemoryChart(id, CONCEPTS)).fold(event);
            touched.add(patient);
        }
        touched.forEach(patient -> decide(patient, now));
    }

    /** The file's name says when the message came. */
    private static Instant received(SampleFiles.Item item) {
        String name = item.file().getFileName().toString();
        return LocalDateTime.parse(name.substring(0, name.indexOf('-')), NAMED).toInstant(ZoneOffset.UTC);
    }

    private void decide(PatientId patient, Instant now) {
        MemoryChart chart = charts.get(patient);
        if (chart == null) {
            return;
        }
        List<Signal> signals =
                MODELS.stream().map(model -> model.assess(chart, now)).toList();
        for (Decision decision : rulebook.decide(chart, signals, AlertBook.EMPTY, now)) {
            Map<String, Set<String>> into = switch (decision) {
                case Raise raise when raise.mode() == Mode.LIVE -> raised;
                case Withhold hold when hold.mode() == Mode.LIVE -> held;
                case Raise _, Withhold _, Decision.Undetermined _ -> new HashMap<>();
            };
            into.computeIfAbsent(decision.rule().value(), _ -> new TreeSet<>())
                    .add(names.getOrDefault(patient, patient.value()));
        }
    }

    private PatientId patient(PatientMention mention) {
        List<String> keys = new java.util.ArrayList<>(mention.identifiers().stream()
                .map(each -> each.identifier().value())
                .filter(value -> value.startsWith(RECORD_NUMBER))
                .toList());
        if (mention.fhirId() != null) {
            keys.add("Patient/" + mention.fhirId());
        }
        PatientId id = keys.stream()
                .filter(known::containsKey)
                .findFirst()
                .map(known::get)
                .orElseGet(() -> new PatientId(ContentHash.of(keys).substring(0, 32)));
        keys.forEach(key -> known.putIfAbsent(key, id));
        keys.stream().filter(key -> key.startsWith(RECORD_NUMBER)).forEach(key -> names.putIfAbsent(id, key));
        return id;
    }
}
