package io.auscult.rules.cases;

import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
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
import io.auscult.core.event.Times;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.rules.cases.Case.Line;
import io.auscult.rules.cases.Given.Reader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of {@code given} that say what stands in the patient's record. */
final class GivenRecord {
    private static final Pattern PATIENT = Pattern.compile(
            "(?<sex>female|male|other|unknown)(?:, (?<age>\\d{1,3}) years)?(?:, died (?<at>" + Moment.PATTERN + "))?");
    private static final Pattern MEASURED =
            Pattern.compile(Given.CONCEPT + " (?<comparator>[<>]=?)?(?<amount>-?\\d+(?:\\.\\d+)?) (?<unit>\\S+) at "
                    + Given.AT + "(?: by (?<assay>[a-z0-9-]+))?");
    private static final Pattern CODED = Pattern.compile(Given.CONCEPT + " (?<answer>[a-z][a-z0-9-]*) at " + Given.AT);
    private static final Pattern PROBLEM =
            Pattern.compile(Given.CONCEPT + " since " + Given.AT + "(?:, (?<status>resolved|refuted))?");
    private static final Pattern MEDICATION =
            Pattern.compile(Given.CONCEPT + " since " + Given.AT + "(?:, stopped (?<stopped>" + Moment.PATTERN + "))?");
    private static final Pattern PROCEDURE =
            Pattern.compile(Given.CONCEPT + " at " + Given.AT + "(?:, (?<status>[a-z-]+))?");
    private static final Pattern RELATIVE =
            Pattern.compile("(?<kinship>mother|father|sister|brother|daughter|son) with " + Given.CONCEPT);
    private static final Pattern ENCOUNTER =
            Pattern.compile("(?<class>[A-Z]+) since " + Given.AT + "(?:, ended (?<ended>" + Moment.PATTERN + "))?");
    private static final Map<String, String> ROLE_CODES = Map.of(
            "mother", "MTH", "father", "FTH", "sister", "SIS", "brother", "BRO", "daughter", "DAUC", "son", "SONC");
    private static final String ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    private final Concepts concepts;
    private final Situation situation;
    private int count;

    GivenRecord(Concepts concepts, Situation situation) {
        this.concepts = concepts;
        this.situation = situation;
    }

    /** What happens at a time, or lasts for a while, and has a status. */
    private interface Act {
        FactEvent of(Envelope envelope, FactKey key, FactVersion version, CodedText code, String status, Period period);
    }

    /** What holds until it is over, and may turn out not to be so. */
    private interface Claim {
        FactEvent of(
                Envelope envelope,
                FactKey key,
                FactVersion version,
                CodedText code,
                String clinicalStatus,
                String verificationStatus,
                Period period);
    }

    List<Reader> readers() {
        return List.of(
                new Reader("patient", PATIENT, "female, 62 years", this::patient),
                new Reader("observation", MEASURED, "hba1c 6.8 % at -1 h", this::measured),
                new Reader("observation", CODED, "smoking-status current-smoker at -2 d", this::coded),
                new Reader("problem", PROBLEM, "diabetes since -13 months", this::problem),
                new Reader("medication", MEDICATION, "statin since -2 months", this::medication),
                new Reader("procedure", PROCEDURE, "abdominal-imaging at -30 d", this::procedure),
                new Reader("order", PROCEDURE, "echocardiogram at -3 d", this::order),
                new Reader("dose", PROCEDURE, "anticoagulant at -6 h", this::dose),
                new Reader("dispense", PROCEDURE, "anticoagulant at -10 d", this::dispense),
                new Reader("allergy", PROBLEM, "statin since -2 y", this::allergy),
                new Reader("relative", RELATIVE, "mother with pancreatic-cancer", this::relative),
                new Reader("encounter", ENCOUNTER, "IMP since -2 d, ended -1 h", this::encounter));
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
                died == null ? null : Given.at(line, died, situation.now())));
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
                envelope(since(line, m)), key(), version(), "final", concept(line, m), value, details));
    }

    private void problem(Line line, Matcher m) {
        claimed(line, m, ConditionAsserted::new);
    }

    private void allergy(Line line, Matcher m) {
        claimed(
                line,
                m,
                (envelope, key, version, code, clinical, verification, period) ->
                        new AllergyRecorded(envelope, key, version, code, clinical, verification, "", period));
    }

    private void claimed(Line line, Matcher m, Claim claim) {
        String status = status(m, "");
        situation.happened(claim.of(
                envelope(situation.now()),
                key(),
                version(),
                concept(line, m),
                status.equals("resolved") ? "resolved" : "active",
                status.equals("refuted") ? "refuted" : "confirmed",
                new Period(since(line, m), null)));
    }

    private void medication(Line line, Matcher m) {
        String stopped = m.group("stopped");
        if (stopped == null) {
            lasts(line, m, concept(line, m), "active", null, MedicationStarted::new);
        } else {
            lasts(line, m, concept(line, m), "stopped", stopped, MedicationStopped::new);
        }
    }

    private void procedure(Line line, Matcher m) {
        lasts(line, m, concept(line, m), status(m, "completed"), null, ProcedurePerformed::new);
    }

    private void order(Line line, Matcher m) {
        lasts(
                line,
                m,
                concept(line, m),
                status(m, "active"),
                null,
                (envelope, key, version, code, status, period) ->
                        new ServiceRequested(envelope, key, version, code, status, period, "order"));
    }

    private void dose(Line line, Matcher m) {
        lasts(line, m, concept(line, m), status(m, "completed"), null, MedicationAdministered::new);
    }

    private void dispense(Line line, Matcher m) {
        lasts(line, m, concept(line, m), status(m, "completed"), null, MedicationDispensed::new);
    }

    private void encounter(Line line, Matcher m) {
        String ended = m.group("ended");
        lasts(
                line,
                m,
                CodedText.NONE,
                ended == null ? "in-progress" : "finished",
                ended,
                (envelope, key, version, code, status, period) -> ended == null
                        ? new EncounterStarted(envelope, key, version, code, m.group("class"), status, period)
                        : new EncounterEnded(envelope, key, version, code, m.group("class"), status, period));
    }

    private void lasts(Line line, Matcher m, CodedText code, String status, @Nullable String ended, Act act) {
        Instant since = since(line, m);
        Period period = new Period(since, ended == null ? null : Given.at(line, ended, situation.now()));
        situation.happened(act.of(envelope(since), key(), version(), code, status, period));
    }

    private static String status(Matcher m, String usual) {
        return Objects.requireNonNullElse(m.group("status"), usual);
    }

    private void relative(Line line, Matcher m) {
        String kinship = m.group("kinship");
        Code code = new Code(ROLE_CODE, Objects.requireNonNull(ROLE_CODES.get(kinship)));
        situation.happened(new FamilyHistoryRecorded(
                envelope(situation.now()),
                key(),
                version(),
                CodedText.of(code, kinship),
                concept(line, m),
                "completed",
                null,
                false));
    }

    private CodedText concept(Line line, Matcher m) {
        return coded(line, m.group("concept"));
    }

    /** A code of the concept; one that means nothing else, where there is one. */
    private CodedText coded(Line line, String name) {
        Concept concept = concepts.concept(ConceptId.of(name))
                .orElseThrow(() -> Given.refused(line, "\"" + name + "\" is not a concept of the catalogue"));
        Code code = concept.codes().stream()
                .min(Comparator.comparingInt((Code one) ->
                                concepts.meaning(CodedText.of(one, null)).size())
                        .thenComparing(Code::system)
                        .thenComparing(Code::value))
                .orElseThrow();
        return CodedText.of(code, concept.name());
    }

    private Instant since(Line line, Matcher m) {
        return Given.at(line, m.group("at"), situation.now());
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
}
