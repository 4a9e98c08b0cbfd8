package io.auscult.rules.drools;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.AlertId;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.ProcedurePerformed;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Sex;
import io.auscult.core.event.Times;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.pack.OverrideReasons;
import io.auscult.rules.pack.PackFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A patient, some scores and some answers, and the bundled rules to ask about them. */
public final class Bedside {
    public static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    public static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    public static final List<PackRelease> PACKS = BundledFiles.packs(Instant.EPOCH);
    public static final ModelRef PREVENT = new ModelRef("prevent", "1.0.0");
    public static final ModelRef ENDPAC = new ModelRef("endpac", "1.0.0");
    public static final ModelRef TROPONIN = new ModelRef("esc-troponin", "1.0.0");
    public static final Map<ModelRef, Mode> LIVE = Map.of(PREVENT, Mode.LIVE, ENDPAC, Mode.LIVE, TROPONIN, Mode.LIVE);
    public static final RuleId ASCVD = new RuleId("cardiac/high-ascvd-risk-without-statin");
    public static final RuleId RISE = new RuleId("cardiac/troponin-rise");
    public static final RuleId PANCREAS = new RuleId("pancreas/new-diabetes-with-weight-loss");
    public static final DroolsRulebook RULEBOOK = DroolsRulebook.compile(PACKS, LIVE);

    final MemoryChart chart = new MemoryChart(new PatientId("a".repeat(32)), CONCEPTS);

    List<Decision> decide(DroolsRulebook rulebook, Signal... signals) {
        return rulebook.decide(chart, List.of(signals), AlertBook.EMPTY, NOW);
    }

    public static Map<ModelRef, Mode> with(ModelRef model, Mode mode) {
        Map<ModelRef, Mode> modes = new HashMap<>(LIVE);
        modes.put(model, mode);
        return modes;
    }

    /** The bundled packs with one of them changed in its pack.yaml. */
    public static List<PackRelease> replaced(String pack, Mode mode, String find, String replace) {
        return PACKS.stream()
                .map(release -> {
                    if (!release.id().equals(pack)) {
                        return release;
                    }
                    Map<String, String> files = new HashMap<>(release.files());
                    files.computeIfPresent(PackFiles.PACK, (_, text) -> text.replace(find, replace));
                    return new PackRelease(pack, release.version(), mode, Instant.EPOCH, files);
                })
                .toList();
    }

    static Signal prevent(double ascvd) {
        return prevent(ascvd, PREVENT);
    }

    static Signal prevent(double ascvd, ModelRef model) {
        return new RiskScored(
                model,
                NOW,
                List.of(
                        new Score("total_cvd", ascvd * 1.5, "10yr", "probability"),
                        new Score("ascvd", ascvd, "10yr", "probability")),
                "scored",
                List.of(
                        new Input("systolic-bp", "132", "mm[Hg]", NOW.minusSeconds(60), "ehr/Observation/1", "ehr"),
                        new Input("diabetes", "no", "", null, "", "")),
                Explanation.NONE,
                List.of(),
                null);
    }

    /** A score that stands on no input. */
    public static Signal scored(ModelRef model, String band, Score score) {
        return new RiskScored(model, NOW, List.of(score), band, List.of(), Explanation.NONE, List.of(), null);
    }

    static Signal endpac(String band) {
        return scored(ENDPAC, band, new Score("score", 5, "3yr", "points"));
    }

    static Signal troponin(String band) {
        return scored(TROPONIN, band, new Score("troponin", 64, "now", "ng/L"));
    }

    public static AlertBook answered(RuleId rule, String reason, Instant at) {
        Answer answer = new Answer(
                Answer.Outcome.OVERRIDDEN,
                "user",
                at,
                OverrideReasons.coding(reason).orElseThrow(),
                null);
        return new AlertBook(
                List.of(), List.of(new AlertBook.Answered(rule, Subject.PATIENT, new AlertId("alert"), answer)));
    }

    void patientOfAge(int years) {
        demographics(years, false);
    }

    void died() {
        demographics(81, true);
    }

    private void demographics(int years, boolean deceased) {
        chart.fold(new DemographicsRecorded(
                envelope("demographics"),
                new FactKey("ehr/Patient/1"),
                version(),
                LocalDate.of(2026 - years, 1, 1),
                Sex.FEMALE,
                deceased,
                null));
    }

    void takes(String rxNorm) {
        chart.fold(new MedicationStarted(
                envelope("drug"),
                new FactKey("ehr/MedicationRequest/1"),
                version(),
                CodedText.of(new Code(Code.RXNORM, rxNorm), null),
                "active",
                new Period(NOW.minus(Duration.ofDays(9)), null)));
    }

    void imaged(Instant at) {
        chart.fold(new ProcedurePerformed(
                envelope("imaging"),
                new FactKey("ehr/Procedure/1"),
                version(),
                CodedText.of(new Code(Code.SNOMED_CT, "169070004"), "CT of the abdomen"),
                "completed",
                new Period(at, null)));
    }

    private static FactVersion version() {
        return new FactVersion(Instant.EPOCH, 2, "x");
    }

    private Envelope envelope(String id) {
        return new Envelope(id, chart.patient(), Times.receivedAt(NOW), "ehr", "", false, false);
    }
}
