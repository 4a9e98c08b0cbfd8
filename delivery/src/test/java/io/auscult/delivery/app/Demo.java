package io.auscult.delivery.app;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.BO;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Handover;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.PatientEvent.AlertHandedOver;
import io.auscult.core.event.PatientEvent.AlertShown;
import io.auscult.core.event.PatientEvent.BackfillEnded;
import io.auscult.core.event.Snooze;
import io.auscult.core.event.Times;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import io.auscult.delivery.Sample;
import io.auscult.delivery.Stream;
import io.auscult.delivery.TestBroker;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.store.TestDatabase;
import io.auscult.rules.pack.PackFiles;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;

/** The app with invented patients on an embedded broker and database, to look at: run it and open the address it prints. */
public final class Demo {
    private static final ModelRef ENDPAC = new ModelRef("endpac", "1.0.0");
    static final PatientId CLEO = new PatientId(ContentHash.of("cleo"));
    static final PatientId DAN = new PatientId(ContentHash.of("dan"));

    private Demo() {}

    public static void main(String[] args) throws IOException {
        Topics topics = TestBroker.topics("");
        try (Stream stream = new Stream(topics)) {
            publish(stream, Instant.now());
        }
        SpringApplication app = new SpringApplication(DeliveryApplication.class, DemoWiring.class);
        app.setDefaultProperties(Map.of());
        app.run(
                "--auscult.delivery.database.url=" + TestDatabase.created("demo"),
                "--auscult.delivery.database.user=postgres",
                "--auscult.delivery.cds-hooks.authentication=none",
                "--auscult.delivery.site-key=" + Sample.KEY,
                "--auscult.delivery.clinician=dr-lind",
                "--auscult.delivery.viewers=src/test/resources/demo-viewers.yaml",
                "--auscult.delivery.kafka.bootstrap-servers=" + TestBroker.servers());
    }

    /** Something of every state, as {@code dr-lind} would find it. */
    static void publish(Stream stream, Instant now) throws IOException {
        Instant before = now.minus(Duration.ofDays(1));
        for (String pack : List.of("cardiac", "pancreatic", "policy")) {
            stream.pack(PackFiles.release(files(Path.of("../rules/packs", pack)), before));
        }
        for (ModelRef model : List.of(Sample.PREVENT, Sample.TROPONIN_MODEL, ENDPAC)) {
            stream.deployment(Sample.deployed(model, Mode.LIVE, before));
        }
        stream.person(Sample.ada());
        stream.person(Sample.person(BO, "Weber", "Bo", "1951-11-30", "male"));
        stream.person(Sample.person(CLEO, "Okafor", "Cleo", "1962-01-09", "female"));
        stream.person(Sample.person(DAN, "Lindqvist", "Dan", "1970-07-21", "male"));
        for (int month = 8; month >= 0; month--) {
            stream.signal(ADA, Sample.prevent(now.minus(Duration.ofDays(30L * month)), 0.145 + 0.009 * (8 - month)));
        }
        stream.signal(BO, troponin(now.minus(Duration.ofHours(2)), 12));
        stream.signal(BO, troponin(now.minus(Duration.ofMinutes(55)), 68));
        stream.signal(CLEO, Sample.missing(now.minus(Duration.ofHours(5))));
        stream.signal(CLEO, endpac(now.minus(Duration.ofDays(300)), 0, "very_low"));
        stream.signal(CLEO, endpac(now.minus(Duration.ofDays(190)), 1, "intermediate"));
        stream.signal(CLEO, endpac(now.minus(Duration.ofDays(80)), 2, "intermediate"));
        stream.signal(CLEO, endpac(now.minus(Duration.ofHours(5)), 4, "high"));
        stream.signal(DAN, Sample.missing(now.minus(Duration.ofHours(9))));
        stream.decision(DAN, Sample.withheld(now.plus(Duration.ofDays(30))));
        Alert.Open statin = Sample.open(statinRaise(now), "m1", now.minus(Duration.ofHours(3)));
        stream.alert(ADA, statin);
        stream.alert(
                BO, new Alert.Open(Sample.episode(troponinRaise(now), "m2", 2, now.minus(Duration.ofMinutes(50)))));
        stream.alert(CLEO, Sample.open(diabetes(now), "m3", now.minus(Duration.ofHours(5))));
        stream.alert(
                DAN,
                new Alert.Acknowledged(
                        Sample.episode(Sample.statin(), "m4", 1, now.minus(Duration.ofDays(2))),
                        Sample.accepted(now.minus(Duration.ofDays(2))),
                        false));
        Episode seen = Sample.episode(troponinRaise(now), "m5", 1, now.minus(Duration.ofHours(30)));
        stream.alert(
                CLEO,
                new Alert.Withdrawn(
                        new Episode(
                                seen.id(),
                                seen.raise(),
                                seen.openedBy(),
                                seen.openedAt(),
                                1,
                                seen.revisedAt(),
                                List.of(new Episode.Sighting("dr-lind", 1, now.minus(Duration.ofHours(29))))),
                        "The chart no longer supports it",
                        now.minus(Duration.ofHours(28))));
        stream.alert(
                BO,
                new Alert.Snoozed(
                        Sample.episode(Sample.statin(), "m6", 1, now.minus(Duration.ofHours(20))),
                        new Snooze(
                                "dr-lind", now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(3)), true, null)));
        stream.alert(
                ADA,
                new Alert.Expired(
                        Sample.episode(troponinRaise(now), "m7", 1, now.minus(Duration.ofDays(6))),
                        now.minus(Duration.ofDays(3))));
        lies(stream, ADA, "4W", now);
        lies(stream, BO, "ICU", now);
        lies(stream, CLEO, "4W", now);
        stream.event(new AlertShown(
                envelope("shown-m5", CLEO, now.minus(Duration.ofHours(29))),
                seen.id().value(),
                1,
                "dr-lind",
                "inbox",
                ""));
        stream.event(new AlertShown(
                envelope("shown-m1", ADA, now.minus(Duration.ofHours(2))),
                statin.episode().id().value(),
                1,
                "dr-lind",
                "inbox",
                ""));
        stream.event(answered("m4", Sample.STATIN, DAN, Sample.accepted(now.minus(Duration.ofDays(2)))));
        stream.event(answered(
                "m5",
                Sample.TROPONIN,
                CLEO,
                new Answer(
                        Answer.Outcome.OVERRIDDEN,
                        "dr-lind",
                        now.minus(Duration.ofHours(29)),
                        OverrideReasons.find(OverrideReasons.STANDARD, "action-completed")
                                .orElseThrow(),
                        "Third time today: Ms Okafor has had her angiogram")));
        stream.event(new AlertHandedOver(
                envelope("handed-m3", CLEO, now.minus(Duration.ofMinutes(20))),
                Sample.open(diabetes(now), "m3", now).episode().id().value(),
                new Handover(
                        "dr-osei",
                        "dr-lind",
                        now.minus(Duration.ofMinutes(20)),
                        "Lost 6 kg, says unintended; I am off at 15:00")));
        stream.event(heard("ehr", now.minusSeconds(40)));
        stream.event(heard("lab", now.minus(Duration.ofHours(31))));
    }

    private static AlertAnswered answered(String cause, RuleId rule, PatientId patient, Answer answer) {
        return new AlertAnswered(
                envelope("answered-" + cause, patient, answer.at()),
                AlertId.of(rule, Subject.PATIENT, cause).value(),
                answer);
    }

    private static Envelope envelope(String id, PatientId patient, Instant at) {
        return new Envelope(id, patient, Times.receivedAt(at), "delivery", "", false, false);
    }

    private static void lies(Stream stream, PatientId patient, String ward, Instant now) {
        Instant since = now.minus(Duration.ofDays(1));
        stream.event(new EncounterStarted(
                new Envelope("lies-" + patient, patient, Times.receivedAt(since), "ehr", "m", false, false),
                new FactKey("ehr/Encounter/" + patient),
                new FactVersion(since, 1, ward),
                CodedText.NONE,
                "IMP",
                "in-progress",
                new Period(since, null),
                ward));
    }

    private static BackfillEnded heard(String source, Instant at) {
        return new BackfillEnded(new Envelope("heard-" + source, ADA, Times.receivedAt(at), source, "m", false, false));
    }

    private static Raise troponinRaise(Instant now) {
        return new Raise(
                Sample.TROPONIN,
                Subject.PATIENT,
                Indicator.CRITICAL,
                "hs-troponin 68 ng/L: rule-in by the ESC 0/1 h algorithm. Assess for acute myocardial infarction now",
                Mode.LIVE,
                List.of(Sample.TROPONIN_MODEL),
                Duration.ofDays(3),
                new Rationale(
                        Sample.TROPONIN,
                        "cardiac",
                        "1.0.0",
                        List.of(
                                new Seen(
                                        "hs-troponin-t",
                                        "68 ng/L",
                                        now.minus(Duration.ofMinutes(58)),
                                        "lab/F-1182/67151-1"),
                                new Seen(
                                        "esc-troponin",
                                        "rule-in",
                                        now.minus(Duration.ofMinutes(55)),
                                        "esc-troponin@1.0.0")),
                        "High-sensitivity troponin, latest value 68 ng/L, is in the rule-in band of the ESC 0/1 h algorithm for this assay."));
    }

    private static Raise statinRaise(Instant now) {
        return new Raise(
                Sample.STATIN,
                Subject.PATIENT,
                Indicator.WARNING,
                "10-year ASCVD risk 14.3 % and no statin on the medication list: discuss prevention",
                Mode.LIVE,
                List.of(Sample.PREVENT),
                null,
                new Rationale(
                        Sample.STATIN,
                        "cardiac",
                        "1.0.0",
                        List.of(
                                Seen.score("ascvd", "10yr", "14.3 %", now, "prevent@1.0.0"),
                                new Seen("threshold high-ascvd-risk", "7.5 %", null, "site value, set by quickstart"),
                                new Seen(
                                        "total-cholesterol",
                                        "243 mg/dL",
                                        now.minus(Duration.ofDays(3)),
                                        "ehr/Observation/tc-1"),
                                new Seen("statin", "none on the list", null, "")),
                        "PREVENT estimates a 10-year risk of 14.3 %, at or above the site's threshold of 7.5 %, and no statin is listed."));
    }

    private static Raise diabetes(Instant now) {
        return new Raise(
                Sample.DIABETES,
                Subject.PATIENT,
                Indicator.WARNING,
                "New diabetes with weight loss: ENDPAC 4 points (high). Consider imaging of the pancreas",
                Mode.LIVE,
                List.of(ENDPAC),
                null,
                new Rationale(
                        Sample.DIABETES,
                        "pancreatic",
                        "1.0.0",
                        List.of(
                                new Seen("endpac", "4 points (high)", now, "endpac@1.0.0"),
                                new Seen(
                                        "body-weight",
                                        "71.2 kg, 6.1 kg less than a year ago",
                                        now.minus(Duration.ofDays(2)),
                                        "ehr/Observation/w-9")),
                        "New-onset diabetes at age 64 with weight loss gives an ENDPAC score of 4, in the high band."));
    }

    private static Signal troponin(Instant at, double value) {
        return new RiskScored(
                Sample.TROPONIN_MODEL,
                at,
                List.of(new Score("troponin", value, "now", "ng/L"), new Score("delta", 56, "now", "ng/L")),
                "rule-in",
                List.of(
                        new Input(
                                "hs-troponin-t",
                                "12",
                                "ng/L",
                                at.minus(Duration.ofMinutes(65)),
                                "lab/F-1181/67151-1",
                                "lab"),
                        new Input(
                                "hs-troponin-t",
                                "68",
                                "ng/L",
                                at.minus(Duration.ofMinutes(3)),
                                "lab/F-1182/67151-1",
                                "lab")),
                Explanation.NONE,
                List.of("The chart of this patient is incomplete: one message could not be read."),
                null);
    }

    private static Signal endpac(Instant at, int points, String band) {
        return new RiskScored(
                ENDPAC,
                at,
                List.of(new Score("score", points, "3yr", "points")),
                band,
                List.of(
                        new Input("glucose", "141", "mg/dL", at.minus(Duration.ofDays(2)), "ehr/Observation/g1", "ehr"),
                        new Input(
                                "body-weight",
                                "71.2",
                                "kg",
                                at.minus(Duration.ofDays(2)),
                                "ehr/Observation/w9",
                                "ehr")),
                new Explanation(
                        "points of the score",
                        List.of(
                                new Contribution("weight-change", 3),
                                new Contribution("glucose-change", 2),
                                new Contribution("age", -1)),
                        List.of()),
                List.of(),
                null);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }
}
