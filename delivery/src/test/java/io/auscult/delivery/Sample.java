package io.auscult.delivery;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invented patients and what is said of them. */
public final class Sample {
    public static final String KEY = "00112233445566778899aabbccddeeff";
    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    public static final Identifier MRN = new Identifier("http://hospital.example/mrn", "MRN-4711");
    public static final PatientId ADA = SiteKey.ofHex(KEY).patientId(MRN);
    public static final PatientId BO =
            SiteKey.ofHex(KEY).patientId(new Identifier("http://hospital.example/mrn", "MRN-0815"));
    public static final PatientId CLEO =
            SiteKey.ofHex(KEY).patientId(new Identifier("http://hospital.example/mrn", "MRN-2222"));
    public static final RuleId STATIN = new RuleId("cardiac/high-ascvd-risk-without-statin");
    public static final RuleId TROPONIN = new RuleId("cardiac/troponin-rise");
    public static final RuleId DIABETES = new RuleId("pancreas/new-diabetes-with-weight-loss");
    public static final RuleId LOCK_OUT = new RuleId("policy/lock-out-after-answer");
    public static final ModelRef PREVENT = new ModelRef("prevent", "1.0.0");
    public static final ModelRef TROPONIN_MODEL = new ModelRef("esc-troponin", "1.0.0");

    private Sample() {}

    public static Person ada() {
        return new Person(
                ADA,
                "Runte",
                "Ada",
                "1959-04-02",
                "female",
                List.of(MRN, new Identifier("urn:auscult:fhir:ehr", "Patient/ada-1")),
                null);
    }

    public static Person person(PatientId id, String family, String given, String born, String sex) {
        return new Person(id, family, given, born, sex, List.of(), null);
    }

    /** The record of somebody who goes on under another id. */
    public static Person merged(PatientId retired, PatientId survivor) {
        Person ada = ada();
        return new Person(
                retired,
                ada.family(),
                ada.given(),
                ada.birthDate(),
                ada.sex(),
                List.of(new Identifier("urn:auscult:fhir:ehr", "Patient/" + retired), new Identifier("retired", "R-1")),
                null,
                survivor,
                "ehr",
                Instant.EPOCH);
    }

    public static Raise raise(RuleId rule, Indicator indicator, String summary, ModelRef model) {
        return new Raise(rule, Subject.PATIENT, indicator, summary, Mode.LIVE, List.of(model), null, why(rule));
    }

    public static Raise statin() {
        return raise(
                STATIN,
                Indicator.WARNING,
                "10-year ASCVD risk 14.2 % and no statin on the medication list: discuss prevention",
                PREVENT);
    }

    public static Raise troponin() {
        return raise(
                TROPONIN,
                Indicator.CRITICAL,
                "hs-troponin 68 ng/L: rule-in by the ESC 0/1 h algorithm. Assess for acute myocardial infarction now",
                TROPONIN_MODEL);
    }

    public static Rationale why(RuleId rule) {
        return new Rationale(
                rule,
                "cardiac",
                "1.0.0",
                List.of(
                        new Seen("ASCVD", "14.2 %", NOW, "prevent@1.0.0"),
                        new Seen(
                                "total-cholesterol",
                                "243 mg/dL",
                                NOW.minus(Duration.ofDays(3)),
                                "ehr/Observation/tc-1"),
                        new Seen("statin", "none on the list", null, "")),
                "PREVENT estimates a 10-year risk of 14.2 %, at or above the site's threshold of 7.5 %, and no statin is listed.");
    }

    public static Episode episode(Raise raise, String cause, int revision, Instant at) {
        return new Episode(AlertId.of(raise.rule(), raise.subject(), cause), raise, cause, at, revision, at, List.of());
    }

    public static Alert.Open open(Raise raise, String cause, Instant at) {
        return new Alert.Open(episode(raise, cause, 1, at));
    }

    public static Answer accepted(Instant at) {
        return new Answer(Answer.Outcome.ACCEPTED, "dr-who", at, null, null);
    }

    public static Withhold withheld(@Nullable Instant until) {
        Rationale held = new Rationale(
                LOCK_OUT,
                "policy",
                "1.0.0",
                List.of(),
                "A clinician answered this on 18 Nov; it stays quiet until then.");
        return new Withhold(STATIN, Subject.PATIENT, until, Mode.LIVE, held);
    }

    public static RiskScored prevent(Instant at, double total) {
        return new RiskScored(
                PREVENT,
                at,
                List.of(
                        new Score("total_cvd", total, "10yr", "probability"),
                        new Score("ascvd", total * 0.66, "10yr", "probability"),
                        new Score("heart_failure", total * 0.55, "10yr", "probability"),
                        new Score("chd", total * 0.4, "10yr", "probability"),
                        new Score("stroke", total * 0.31, "10yr", "probability")),
                "scored",
                List.of(
                        new Input("age", "67", "a", null, "", "ehr"),
                        input("total-cholesterol", "243", "mg/dL", at, 3),
                        input("hdl-cholesterol", "41", "mg/dL", at, 3),
                        input("systolic-bp", "158", "mm[Hg]", at, 1),
                        new Input("smoking", "current-smoker", "", at, "ehr/Observation/sm", "ehr"),
                        input("egfr-ckd-epi-2021", "71", "mL/min/{1.73_m2}", at, 3),
                        new Input("statin", "none on the list", "", null, "", "")),
                new Explanation(
                        "terms of the equation, in log-odds",
                        List.of(
                                new Contribution("age", 0.81),
                                new Contribution("systolic-bp", 0.42),
                                new Contribution("smoking", 0.55),
                                new Contribution("total-cholesterol", 0.12),
                                new Contribution("egfr-ckd-epi-2021", -0.04)),
                        List.of()),
                List.of(),
                null);
    }

    public static Signal missing(Instant at) {
        return new NotAssessable(
                PREVENT,
                at,
                "two inputs are not usable",
                List.of(
                        new Problem("hdl-cholesterol", Problem.Kind.MISSING, "No HDL cholesterol is on record."),
                        new Problem(
                                "systolic-bp",
                                Problem.Kind.STALE,
                                "The newest value is of 3 Mar 2021, too old to use.")),
                null);
    }

    public static PackRelease pack(Mode mode, Instant from) {
        return new PackRelease(
                "cardiac", "1.0.0", mode, from, Map.of("statin.drl", "$risk : RiskScored( model.id == \"prevent\" )"));
    }

    public static Deployment deployed(ModelRef model, Mode mode, Instant from) {
        return new Deployment(model, mode, from);
    }

    private static Input input(String name, String value, String ucum, Instant at, int daysAgo) {
        return new Input(name, value, ucum, at.minus(Duration.ofDays(daysAgo)), "ehr/Observation/" + name, "ehr");
    }
}
