package io.auscult.rules.cases;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.AlertId;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Importance;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.AllergyRecorded;
import io.auscult.core.event.FactEvent.ConditionAsserted;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.EncounterEnded;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactEvent.FamilyHistoryRecorded;
import io.auscult.core.event.FactEvent.MedicationAdministered;
import io.auscult.core.event.FactEvent.MedicationDispensed;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.MedicationStopped;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ProcedurePerformed;
import io.auscult.core.event.FactEvent.ServiceRequested;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.Sex;
import io.auscult.core.event.Snooze;
import io.auscult.core.event.Times;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import io.auscult.core.value.Mode;
import io.auscult.core.value.Period;
import io.auscult.rules.cases.Case.Line;
import io.auscult.rules.pack.Duplicate;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.LockOut;
import io.auscult.rules.pack.LookBack;
import io.auscult.rules.pack.OverrideReasons;
import io.auscult.rules.pack.Ppv;
import io.auscult.rules.pack.PpvFloor;
import io.auscult.rules.pack.RuleError;
import io.auscult.rules.pack.Spans;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines of {@code given}, in the order they stand, and makes of each what an EHR, a model or a clinician would send. */
final class Given {
    private static final String AT = "(?<at>" + Moment.PATTERN + ")";
    private static final String CONCEPT = "(?<concept>[a-z0-9-]+)";
    private static final String RULE = "(?<rule>[a-z0-9-]+/[a-z0-9-]+)";
    private static final String GIVEN_MODEL_VERSION = "1.0.0";

    private static final Pattern PATIENT = Pattern.compile(
            "(?<sex>female|male|other|unknown)(?:, (?<age>\\d{1,3}) years)?(?:, died (?<at>" + Moment.PATTERN + "))?");
    private static final Pattern MEASURED =
            Pattern.compile(CONCEPT + " (?<comparator>[<>]=?)?(?<amount>-?\\d+(?:\\.\\d+)?) (?<unit>\\S+) at " + AT
                    + "(?: by (?<assay>[a-z0-9-]+))?");
    private static final Pattern CODED = Pattern.compile(CONCEPT + " (?<answer>[a-z][a-z0-9-]*) at " + AT);
    private static final Pattern PROBLEM =
            Pattern.compile(CONCEPT + " since " + AT + "(?:, (?<status>resolved|refuted))?");
    private static final Pattern MEDICATION =
            Pattern.compile(CONCEPT + " since " + AT + "(?:, stopped (?<stopped>" + Moment.PATTERN + "))?");
    private static final Pattern PROCEDURE = Pattern.compile(CONCEPT + " at " + AT + "(?:, (?<status>[a-z-]+))?");
    private static final Pattern ALLERGY =
            Pattern.compile(CONCEPT + " since " + AT + "(?:, (?<status>resolved|refuted))?");
    private static final Pattern RELATIVE =
            Pattern.compile("(?<kinship>mother|father|sister|brother|daughter|son) with " + CONCEPT);
    private static final Map<String, String> ROLE_CODES = Map.of(
            "mother", "MTH", "father", "FTH", "sister", "SIS", "brother", "BRO", "daughter", "DAUC", "son", "SONC");
    private static final String ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
    private static final String SCORE = "[^\\s;]+ " + NUMBER + " [^\\s;,]+";
    private static final String PART = "[a-z0-9_-]+ gives " + NUMBER;
    private static final Pattern SCORED = Pattern.compile("(?<model>[a-z0-9-]+) (?<band>[a-z0-9_-]+) (?<scores>" + SCORE
            + "(?:, " + SCORE + ")*)(?:; (?<parts>" + PART + "(?:, " + PART + ")*))?");
    private static final Pattern NOT_ASSESSABLE = Pattern.compile(
            "(?<model>[a-z0-9-]+) not assessable, (?<input>[a-z0-9-]+) (?<kind>missing|stale|implausible)");
    private static final Pattern ANSWER =
            Pattern.compile(RULE + " (?<outcome>accepted|overridden)(?: (?<reason>[a-z-]+))? at " + AT
                    + "(?:, scoring (?<score>\\d+(?:\\.\\d+)?))?");
    private static final Pattern PROPOSAL = Pattern.compile(
            RULE + "(?: scoring (?<score>\\d+(?:\\.\\d+)?))?(?:, (?<importance>highest|high|usual|low|lowest))?");
    private static final Pattern SNOOZED =
            Pattern.compile(RULE + " until (?<ends>.+) at " + AT + "(?:, scoring (?<score>\\d+(?:\\.\\d+)?))?");
    private static final Pattern ENCOUNTER =
            Pattern.compile("(?<class>[A-Z]+) since " + AT + "(?:, ended (?<ended>" + Moment.PATTERN + "))?");
    private static final Pattern DUPLICATE =
            Pattern.compile(RULE + " covered by (?<other>[a-z0-9-]+/[a-z0-9-]+)(?:, answered within (?<span>.+))?");
    private static final Pattern LOOK_BACK =
            Pattern.compile(RULE + " (?<how>done|ordered|resulted|diagnosed) " + CONCEPT + "(?: within (?<span>.+))?");
    private static final Pattern INTERRUPT = Pattern.compile("ppv at least (?<percent>.+)");
    private static final Pattern LOCK_OUT = Pattern.compile(RULE + " (?<spans>.+)");

    private final Concepts concepts;
    private final Situation situation;
    private final List<Reader> readers = List.of(
            new Reader("patient", PATIENT, "female, 62 years", this::patient),
            new Reader("observation", MEASURED, "hba1c 6.8 % at -1 h", this::measured),
            new Reader("observation", CODED, "smoking-status current-smoker at -2 d", this::coded),
            new Reader("problem", PROBLEM, "diabetes since -13 months", this::problem),
            new Reader("medication", MEDICATION, "statin since -2 months", this::medication),
            new Reader("procedure", PROCEDURE, "abdominal-imaging at -30 d", this::procedure),
            new Reader("order", PROCEDURE, "echocardiogram at -3 d", this::order),
            new Reader("dose", PROCEDURE, "anticoagulant at -6 h", this::dose),
            new Reader("dispense", PROCEDURE, "anticoagulant at -10 d", this::dispense),
            new Reader("allergy", ALLERGY, "statin since -2 y", this::allergy),
            new Reader("relative", RELATIVE, "mother with pancreatic-cancer", this::relative),
            new Reader(
                    "signal", NOT_ASSESSABLE, "prevent not assessable, total-cholesterol missing", this::notAssessable),
            new Reader(
                    "signal",
                    SCORED,
                    "news2 low-medium score 3 points; heart-rate gives 3, systolic-bp gives 0",
                    this::scored),
            new Reader("answer", ANSWER, "cardiac/troponin-rise overridden need-more-info at -1 h", this::answer),
            new Reader("proposal", PROPOSAL, "cardiac/troponin-rise", this::proposal),
            new Reader(
                    "lockout",
                    LOCK_OUT,
                    "cardiac/troponin-rise 12 h, then new data, need-more-info 1 h, by encounter",
                    this::lockOut),
            new Reader(
                    "snoozed",
                    SNOOZED,
                    "cardiac/troponin-rise until +4 h or new data or a rise of 2 at -1 h",
                    this::snoozed),
            new Reader("encounter", ENCOUNTER, "IMP since -2 d, ended -1 h", this::encounter),
            new Reader(
                    "duplicate",
                    DUPLICATE,
                    "cardiac/one covered by cardiac/other, answered within 24 h",
                    this::duplicate),
            new Reader("look-back", LOOK_BACK, "cardiac/troponin-rise resulted hba1c within 90 d", this::lookBack),
            new Reader("interrupt", INTERRUPT, "ppv at least 5 %", this::interrupt));

    private int count;

    /** A kind of line, its shape, and an example for who writes it wrong. */
    private record Reader(String kind, Pattern shape, String example, BiConsumer<Line, Matcher> read) {}

    Given(Concepts concepts, Situation situation) {
        this.concepts = concepts;
        this.situation = situation;
    }

    /** @throws FilesRefused when the line cannot be read, with an example of how to write it */
    void read(Line line) {
        List<String> examples = new ArrayList<>();
        for (Reader reader : readers) {
            if (reader.kind().equals(line.kind())) {
                Matcher matcher = reader.shape().matcher(line.text());
                if (matcher.matches()) {
                    reader.read().accept(line, matcher);
                    return;
                }
                examples.add("\"" + reader.kind() + ": " + reader.example() + "\"");
            }
        }
        throw refused(
                line,
                examples.isEmpty()
                        ? "\"" + line.kind() + "\" is not known; known are "
                                + String.join(
                                        ", ",
                                        readers.stream()
                                                .map(Reader::kind)
                                                .distinct()
                                                .toList())
                        : "cannot be read; write it like " + String.join(" or ", examples));
    }

    private void patient(Line line, Matcher m) {
        String age = m.group("age");
        LocalDate birth = age == null
                ? null
                : situation.now().atZone(ZoneOffset.UTC).toLocalDate().minusYears(Integer.parseInt(age));
        String died = m.group("at");
        situation.happened(new DemographicsRecorded(
                envelope(situation.now()),
                new FactKey("case/patient"),
                version(),
                birth,
                Sex.valueOf(m.group("sex").toUpperCase(Locale.ROOT)),
                died != null,
                died == null ? null : at(line, died)));
    }

    private void measured(Line line, Matcher m) {
        CodedText method = m.group("assay") == null ? CodedText.NONE : coded(line, m.group("assay"));
        observation(
                line,
                m,
                new ObservedValue.Numeric(
                        new BigDecimal(m.group("amount")), m.group("comparator"), null, m.group("unit")),
                new ObservationDetails(method, CodedText.NONE, null, null, null, null));
    }

    private void coded(Line line, Matcher m) {
        observation(line, m, new ObservedValue.Coded(coded(line, m.group("answer"))), ObservationDetails.NONE);
    }

    private void observation(Line line, Matcher m, ObservedValue value, ObservationDetails details) {
        situation.happened(new ObservationRecorded(
                envelope(at(line, m.group("at"))),
                key(),
                version(),
                "final",
                coded(line, m.group("concept")),
                value,
                details));
    }

    private void problem(Line line, Matcher m) {
        boolean refuted = "refuted".equals(m.group("status"));
        situation.happened(new ConditionAsserted(
                envelope(situation.now()),
                key(),
                version(),
                coded(line, m.group("concept")),
                "resolved".equals(m.group("status")) ? "resolved" : "active",
                refuted ? "refuted" : "confirmed",
                new Period(at(line, m.group("at")), null)));
    }

    private void medication(Line line, Matcher m) {
        CodedText code = coded(line, m.group("concept"));
        Instant since = at(line, m.group("at"));
        String stopped = m.group("stopped");
        situation.happened(
                stopped == null
                        ? new MedicationStarted(
                                envelope(since), key(), version(), code, "active", new Period(since, null))
                        : new MedicationStopped(
                                envelope(since),
                                key(),
                                version(),
                                code,
                                "stopped",
                                new Period(since, at(line, stopped))));
    }

    private void procedure(Line line, Matcher m) {
        Instant at = at(line, m.group("at"));
        String status = m.group("status");
        situation.happened(new ProcedurePerformed(
                envelope(at),
                key(),
                version(),
                coded(line, m.group("concept")),
                status == null ? "completed" : status,
                new Period(at, null)));
    }

    private void order(Line line, Matcher m) {
        situation.happened(new ServiceRequested(
                envelope(at(line, m.group("at"))),
                key(),
                version(),
                coded(line, m.group("concept")),
                status(m, "active"),
                new Period(at(line, m.group("at")), null),
                "order"));
    }

    private void dose(Line line, Matcher m) {
        situation.happened(new MedicationAdministered(
                envelope(at(line, m.group("at"))),
                key(),
                version(),
                coded(line, m.group("concept")),
                status(m, "completed"),
                new Period(at(line, m.group("at")), null)));
    }

    private void dispense(Line line, Matcher m) {
        situation.happened(new MedicationDispensed(
                envelope(at(line, m.group("at"))),
                key(),
                version(),
                coded(line, m.group("concept")),
                status(m, "completed"),
                new Period(at(line, m.group("at")), null)));
    }

    private static String status(Matcher m, String usual) {
        String status = m.group("status");
        return status == null ? usual : status;
    }

    private void allergy(Line line, Matcher m) {
        boolean refuted = "refuted".equals(m.group("status"));
        situation.happened(new AllergyRecorded(
                envelope(situation.now()),
                key(),
                version(),
                coded(line, m.group("concept")),
                "resolved".equals(m.group("status")) ? "resolved" : "active",
                refuted ? "refuted" : "confirmed",
                "",
                new Period(at(line, m.group("at")), null)));
    }

    private void relative(Line line, Matcher m) {
        String kinship = m.group("kinship");
        Code code = new Code(ROLE_CODE, Objects.requireNonNull(ROLE_CODES.get(kinship)));
        situation.happened(new FamilyHistoryRecorded(
                envelope(situation.now()),
                key(),
                version(),
                CodedText.of(code, kinship),
                coded(line, m.group("concept")),
                "completed",
                null,
                false));
    }

    private void scored(Line line, Matcher m) {
        List<Score> scores = new ArrayList<>();
        for (String score : m.group("scores").split(", ", -1)) {
            String[] parts = score.split(" ", -1);
            scores.add(new Score(parts[0], Double.parseDouble(parts[1]), "as given", parts[2]));
        }
        Explanation explanation = m.group("parts") == null
                ? Explanation.NONE
                : new Explanation("as given", parts(m.group("parts")), List.of());
        situation.signal(new RiskScored(
                model(m), situation.now(), scores, m.group("band"), List.of(), explanation, List.of(), null));
    }

    private static List<Contribution> parts(String text) {
        List<Contribution> parts = new ArrayList<>();
        for (String part : text.split(", ", -1)) {
            String[] words = part.split(" gives ", -1);
            parts.add(new Contribution(words[0], Double.parseDouble(words[1])));
        }
        return parts;
    }

    private void notAssessable(Line line, Matcher m) {
        Problem.Kind kind = Problem.Kind.valueOf(m.group("kind").toUpperCase(Locale.ROOT));
        String sentence = m.group("input") + " is " + m.group("kind");
        situation.signal(new NotAssessable(
                model(m), situation.now(), sentence, List.of(new Problem(m.group("input"), kind, sentence)), null));
    }

    private void answer(Line line, Matcher m) {
        Answer.Outcome outcome = Answer.Outcome.valueOf(m.group("outcome").toUpperCase(Locale.ROOT));
        Answer answer = new Answer(outcome, "case", at(line, m.group("at")), reason(line, m.group("reason")), null);
        situation.answered(raise(m, Importance.USUAL), answer);
    }

    private void proposal(Line line, Matcher m) {
        String importance = m.group("importance");
        situation.proposed(raise(
                m,
                importance == null
                        ? Importance.USUAL
                        : Importance.of(importance).orElseThrow()));
    }

    /** A proposal that shows a score where the line gives one. */
    private static Raise raise(Matcher m, Importance importance) {
        RuleId rule = new RuleId(m.group("rule"));
        ModelRef model = new ModelRef("case", GIVEN_MODEL_VERSION);
        String score = m.group("score");
        List<Seen> seen = score == null
                ? List.of()
                : List.of(Seen.score("score", "as given", score + " points", null, model.toString()));
        return new Raise(
                rule,
                Subject.PATIENT,
                Indicator.WARNING,
                "as given",
                Mode.SHADOW,
                List.of(model),
                null,
                new Rationale(rule, "case", "0", seen, "as given"),
                importance,
                null);
    }

    private void snoozed(Line line, Matcher m) {
        Instant until = null;
        boolean newData = false;
        String rise = null;
        for (String end : m.group("ends").split(" or ", -1)) {
            if (end.equals("new data")) {
                newData = true;
            } else if (end.startsWith("a rise of ")) {
                rise = end.substring("a rise of ".length());
            } else {
                until = at(line, end);
            }
        }
        Raise basis = raise(m, Importance.USUAL);
        situation.snoozed(new AlertBook.Snoozed(
                basis.rule(),
                basis.subject(),
                new AlertId("case"),
                new Snooze("case", at(line, m.group("at")), until, newData, rise),
                basis));
    }

    private void encounter(Line line, Matcher m) {
        Instant since = at(line, m.group("at"));
        String ended = m.group("ended");
        situation.happened(
                ended == null
                        ? new EncounterStarted(
                                envelope(since),
                                key(),
                                version(),
                                CodedText.NONE,
                                m.group("class"),
                                "in-progress",
                                new Period(since, null))
                        : new EncounterEnded(
                                envelope(since),
                                key(),
                                version(),
                                CodedText.NONE,
                                m.group("class"),
                                "finished",
                                new Period(since, at(line, ended))));
    }

    private void duplicate(Line line, Matcher m) {
        situation.duplicate(
                new Duplicate(new RuleId(m.group("rule")), new RuleId(m.group("other")), span(line, m.group("span"))));
    }

    private void lookBack(Line line, Matcher m) {
        situation.lookBack(new LookBack(
                m.group("rule"),
                LookBack.How.valueOf(m.group("how").toUpperCase(Locale.ROOT)),
                m.group("concept"),
                span(line, m.group("span"))));
    }

    private void interrupt(Line line, Matcher m) {
        BigDecimal percent = Ppv.percent(m.group("percent"))
                .orElseThrow(() -> refused(line, "\"" + m.group("percent") + "\" is not a percentage"));
        situation.floor(new PpvFloor(percent, Map.of()));
    }

    private static @Nullable Duration span(Line line, @Nullable String text) {
        return text == null ? null : Spans.parse(text).orElseThrow(() -> refused(line, Spans.expected(text)));
    }

    private void lockOut(Line line, Matcher m) {
        Duration usual = Duration.ZERO;
        Map<String, Duration> byReason = new HashMap<>();
        LockOut.Scope scope = LockOut.Scope.PATIENT;
        Set<String> awaitsNewData = new HashSet<>();
        String last = LockOut.USUAL;
        for (String span : m.group("spans").split(", ", -1)) {
            int space = span.indexOf(' ');
            String first = span.substring(0, Math.max(space, 0));
            if (span.equals("by encounter")) {
                scope = LockOut.Scope.ENCOUNTER;
            } else if (span.equals("then new data") || span.equals("new data")) {
                awaitsNewData.add(last);
            } else if (Spans.parse(span).isPresent()) {
                usual = Spans.parse(span).orElseThrow();
            } else {
                reason(line, first);
                last = first;
                byReason.put(
                        first,
                        Spans.parse(span.substring(space + 1)).orElseThrow(() -> refused(line, Spans.expected(span))));
            }
        }
        situation.lockOut(new RuleId(m.group("rule")), new LockOut(usual, byReason, scope, awaitsNewData));
    }

    private static ModelRef model(Matcher m) {
        return new ModelRef(m.group("model"), GIVEN_MODEL_VERSION);
    }

    private @Nullable Coding reason(Line line, @Nullable String code) {
        return code == null
                ? null
                : OverrideReasons.coding(code)
                        .orElseThrow(() -> refused(line, "\"" + code + "\" is not a non-adherence reason code"));
    }

    /** A code of the concept; one that means nothing else, where there is one. */
    private CodedText coded(Line line, String name) {
        Concept concept = concepts.concept(ConceptId.of(name))
                .orElseThrow(() -> refused(line, "\"" + name + "\" is not a concept of the catalogue"));
        Code code = concept.codes().stream()
                .min(Comparator.comparingInt((Code one) ->
                                concepts.meaning(CodedText.of(one, null)).size())
                        .thenComparing(Code::system)
                        .thenComparing(Code::value))
                .orElseThrow();
        return CodedText.of(code, concept.name());
    }

    private Instant at(Line line, String moment) {
        return Moment.parse(moment, situation.now())
                .orElseThrow(
                        () -> refused(line, "not a time: \"" + moment + "\"; write for example -1 h or -13 months"));
    }

    private FactKey key() {
        count++;
        return new FactKey("case/" + count);
    }

    private static FactVersion version() {
        return new FactVersion(Instant.EPOCH, 2, "case");
    }

    private Envelope envelope(Instant effective) {
        return new Envelope(
                "case-" + count, Situation.patient(), Times.of(effective, situation.now()), "case", "", false, false);
    }

    private static FilesRefused refused(Line line, String message) {
        return new FilesRefused(RuleError.at(line.file(), line.line(), line.kind() + ": " + message));
    }
}
