package io.auscult.models;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.concept.Reading;
import io.auscult.core.concept.UnitRule;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.Sex;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A patient's chart in a few words, under a small catalogue in which every concept is its own code. Times count back from NOW. */
public final class GivenChart {
    public static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    public static final int FRESH_DAYS = 730;

    private static final String SYSTEM = "urn:test";
    private static final Concepts CONCEPTS = new Concepts("test", catalogue());

    private final MemoryChart chart = new MemoryChart(new PatientId("0123456789abcdef0123456789abcdef"), CONCEPTS);
    private int facts;

    public static GivenChart chart() {
        return new GivenChart();
    }

    public MemoryChart build() {
        return chart;
    }

    public static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    public GivenChart person(Sex sex, @Nullable String born) {
        LocalDate date = born == null ? null : LocalDate.parse(born);
        return put(
                ConceptId.DEMOGRAPHICS, daysAgo(0), new Statement.Demographics(date, sex, false, null), Reading.NONE);
    }

    public GivenChart observed(String concept, String amount, Instant at) {
        return observed(concept, amount, null, unit(concept), "final", ObservationDetails.NONE, at);
    }

    public GivenChart observedIn(String unit, String concept, String amount, Instant at) {
        return observed(concept, amount, null, unit, "final", ObservationDetails.NONE, at);
    }

    public GivenChart observedWithStatus(String status, String concept, String amount, Instant at) {
        return observed(concept, amount, null, unit(concept), status, ObservationDetails.NONE, at);
    }

    /** @param amount with its comparator, if any: "<5" */
    public GivenChart troponin(String concept, String amount, @Nullable String assay, Instant at) {
        ObservationDetails details = assay == null
                ? ObservationDetails.NONE
                : new ObservationDetails(coded(assay), CodedText.NONE, null, null, null, null);
        boolean bound = amount.startsWith("<") || amount.startsWith(">");
        return observed(
                concept,
                bound ? amount.substring(1) : amount,
                bound ? amount.substring(0, 1) : null,
                "ng/L",
                "final",
                details,
                at);
    }

    public GivenChart smoking(String answer, Instant at) {
        ObservedValue value = new ObservedValue.Coded(coded(answer));
        return put(
                ConceptId.of("smoking-status"),
                at,
                new Statement.Observation("final", value, ObservationDetails.NONE),
                Reading.NONE);
    }

    public GivenChart condition(String concept, String clinicalStatus, Instant at) {
        return put(
                ConceptId.of(concept),
                at,
                new Statement.Condition(clinicalStatus, "confirmed", new Period(at, null)),
                Reading.NONE);
    }

    public GivenChart drug(String concept, boolean taking, Instant at) {
        String status = taking ? "active" : "stopped";
        return put(
                ConceptId.of(concept),
                at,
                new Statement.Medication(status, taking, new Period(at, null)),
                Reading.NONE);
    }

    private GivenChart observed(
            String concept,
            String amount,
            @Nullable String comparator,
            String unit,
            String status,
            ObservationDetails details,
            Instant at) {
        ObservedValue value = new ObservedValue.Numeric(new BigDecimal(amount), comparator, unit, null);
        ConceptId id = ConceptId.of(concept);
        return put(id, at, new Statement.Observation(status, value, details), CONCEPTS.read(id, value, status));
    }

    private GivenChart put(ConceptId concept, Instant at, Statement statement, Reading reading) {
        String key = concept.equals(ConceptId.DEMOGRAPHICS) ? "ehr/person" : "ehr/" + facts++;
        chart.put(new Fact(
                new FactKey(key),
                new FactVersion(at, 2, key),
                "event-" + key,
                "message-" + key,
                "ehr",
                coded(concept.value()),
                at,
                statement,
                Set.of(concept),
                reading,
                null));
        return this;
    }

    private static CodedText coded(String concept) {
        return CodedText.of(new Code(SYSTEM, concept), null);
    }

    private static String unit(String concept) {
        return Objects.requireNonNull(
                CONCEPTS.concept(ConceptId.of(concept)).orElseThrow().canonicalUcum(), concept);
    }

    private static List<Concept> catalogue() {
        List<Concept> concepts = new ArrayList<>(List.of(
                measured("total-cholesterol", "mg/dL", "20", "1000"),
                measured("hdl-cholesterol", "mg/dL", "3", "200"),
                measured("systolic-bp", "mm[Hg]", "40", "300"),
                measured("body-mass-index", "kg/m2", "8", "100"),
                measured("body-weight", "kg", "20", "400"),
                measured("body-height", "cm", "100", "250"),
                measured("creatinine", "mg/dL", "0.1", "30"),
                measured("egfr-ckd-epi-2021", "mL/min/{1.73_m2}", "1", "200"),
                measured("glucose", "mg/dL", "20", "2000"),
                measured("fasting-glucose", "mg/dL", "20", "2000"),
                measured("hba1c", "%", "3", "20"),
                measured("hs-troponin-t", "ng/L", "0", "100000"),
                measured("hs-troponin-i", "ng/L", "0", "100000")));
        for (String plain : List.of(
                "smoking-status",
                "current-smoker",
                "not-current-smoker",
                "diabetes",
                "assay-elecsys-tnt-hs",
                "assay-architect-tni-hs",
                "assay-clarity-tni-hs")) {
            concepts.add(concept(plain, null, Map.of(), null, null, null, plain.equals("smoking-status")));
        }
        return concepts;
    }

    private static Concept measured(String id, String unit, String low, String high) {
        Map<String, UnitRule> units = Map.of(unit, new UnitRule(unit, BigDecimal.ONE, BigDecimal.ZERO));
        BigDecimal detection = id.startsWith("hs-troponin") ? new BigDecimal("1") : null;
        return concept(id, unit, units, new BigDecimal(low), new BigDecimal(high), detection, true);
    }

    private static Concept concept(
            String id,
            @Nullable String unit,
            Map<String, UnitRule> units,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable BigDecimal detection,
            boolean perishable) {
        return new Concept(
                ConceptId.of(id),
                id,
                Set.of(new Code(SYSTEM, id)),
                unit,
                units,
                low,
                high,
                detection,
                perishable ? Duration.ofDays(FRESH_DAYS) : null,
                null,
                List.of("test"));
    }
}
