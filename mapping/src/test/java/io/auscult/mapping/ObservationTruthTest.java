package io.auscult.mapping;

import static io.auscult.mapping.Sent.fhir;
import static io.auscult.mapping.Sent.v2;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Mark;
import io.auscult.core.fixture.Catalogue;
import io.auscult.core.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real feeds do to an observation, and what the chart then holds: kept, marked, never silently used. */
class ObservationTruthTest {
    private static final String MG_DL = "\"valueQuantity\":{\"value\":98,\"unit\":\"mg/dL\"}";

    private static String glucose(int minute, String status, String value) {
        return observation("g1", "2345-7", minute, status, "2026-11-22T09:00:00Z", value);
    }

    private static String observation(
            String id, String loinc, int minute, String status, String effective, String value) {
        return """
                {"resourceType":"Observation","id":"%s","status":"%s","meta":{"lastUpdated":"2026-11-22T10:%02d:00Z"},
                 "subject":{"reference":"Patient/p1"},"effectiveDateTime":"%s",
                 "code":{"coding":[{"system":"http://loinc.org","code":"%s"}]}%s}
                """.formatted(id, status, minute, effective, loinc, value.isEmpty() ? "" : "," + value);
    }

    private static String amount(String value) {
        return "\"valueQuantity\":{\"value\":" + value + ",\"unit\":\"mg/dL\"}";
    }

    private static MemoryChart chart(MappedMessage... messages) {
        MemoryChart chart = new MemoryChart(Sent.id("Patient/p1"), Catalogue.CONCEPTS);
        Stream.of(messages).flatMap(message -> message.events().stream()).forEach(chart::fold);
        return chart;
    }

    private static List<Fact> read(ConceptId concept, MappedMessage... messages) {
        return chart(messages).newest(concept, 10);
    }

    private static @Nullable Mark mark(ConceptId concept, MappedMessage message) {
        return read(concept, message).getFirst().reading().mark();
    }

    @ParameterizedTest
    @CsvSource({"preliminary,final", "preliminary,corrected", "final,corrected", "final,amended"})
    void holdsTheNewerVersionWhicheverComesFirst(String first, String then) {
        MappedMessage older = fhir(glucose(1, first, amount("150")));
        MappedMessage newer = fhir(glucose(2, then, amount("98")));
        for (List<Fact> facts : List.of(
                read(Catalogue.GLUCOSE, older, newer),
                read(Catalogue.GLUCOSE, newer, older),
                read(Catalogue.GLUCOSE, older, newer, newer, older))) {
            assertThat(facts).singleElement().satisfies(fact -> {
                assertThat(fact.reading().amount()).isEqualTo(new Quantity(new BigDecimal("98"), "mg/dL"));
                assertThat(fact.reading().usable()).isTrue();
            });
        }
    }

    @Test
    void marksWhatIsNotFinal() {
        assertThat(mark(Catalogue.GLUCOSE, fhir(glucose(1, "preliminary", MG_DL))))
                .isEqualTo(Mark.NOT_FINAL);
        assertThat(mark(Catalogue.GLUCOSE, fhir(glucose(1, "unknown", MG_DL)))).isEqualTo(Mark.NOT_FINAL);
    }

    @ParameterizedTest
    @CsvSource({"cancelled", "entered-in-error"})
    void holdsNothingThatWasTakenBackThoughAnOlderVersionComesLate(String status) {
        MappedMessage result = fhir(glucose(1, "final", MG_DL));
        MappedMessage takenBack = fhir(glucose(2, status, ""));
        assertThat(read(Catalogue.GLUCOSE, result, takenBack)).isEmpty();
        assertThat(read(Catalogue.GLUCOSE, takenBack, result)).isEmpty();
        assertThat(chart(result, takenBack).all()).hasSize(1);
    }

    @Test
    void putsAResultThatIsMonthsLateWhereItBelongs() {
        MappedMessage now = fhir(glucose(1, "final", MG_DL));
        MappedMessage late = fhir(observation("g0", "2345-7", 5, "final", "2026-03-01T09:00:00Z", amount("180")));
        assertThat(read(Catalogue.GLUCOSE, now, late))
                .extracting(Fact::at)
                .containsExactly(Instant.parse("2026-11-22T09:00:00Z"), Instant.parse("2026-03-01T09:00:00Z"));
    }

    @Test
    void movesAResultWhoseTimeWasCorrected() {
        MappedMessage first = fhir(glucose(1, "final", MG_DL));
        MappedMessage moved = fhir(observation("g1", "2345-7", 2, "corrected", "2026-11-21T09:00:00Z", MG_DL));
        assertThat(read(Catalogue.GLUCOSE, first, moved))
                .extracting(Fact::at)
                .containsExactly(Instant.parse("2026-11-21T09:00:00Z"));
    }

    private static String oru(String time, String results) {
        return """
                MSH|^~\\&|LAB|HOSP|CDS|HOSP|%s||ORU^R01^ORU_R01|M1|P|2.5.1
                PID|1||7^^^HOSP^MR||Doe^Jane
                OBR|1||F1^LAB|2345-7^Glucose^LN|||20261122093000
                %s
                """.formatted(time, results);
    }

    private static MappedMessage glucoseByV2(String time, String value, String unit, String status, String taken) {
        return v2(oru(time, "OBX|1|NM|2345-7^Glucose^LN||" + value + "|" + unit + "|||||" + status + "|||" + taken));
    }

    @Test
    void takesAnHl7ResultAtAnotherTimeForAnotherResultUntilTheFirstIsTakenBack() {
        MappedMessage first = glucoseByV2("20261122100000", "98", "mg/dL", "F", "");
        MappedMessage moved = glucoseByV2("20261122101000", "98", "mg/dL", "C", "20261122083000");
        MappedMessage takenBack = glucoseByV2("20261122101000", "", "", "W", "");
        assertThat(read(Catalogue.GLUCOSE, first, moved)).hasSize(2);
        assertThat(read(Catalogue.GLUCOSE, first, moved, takenBack))
                .extracting(Fact::at)
                .containsExactly(Instant.parse("2026-11-22T08:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "98,,NO_UNIT",
        "98,furlong,UNKNOWN_UNIT",
        "<3,mg/dL,BOUND_ONLY",
        "see note,mg/dL,NOT_NUMERIC",
        ",mg/dL,NO_VALUE",
        "98000,mg/dL,IMPLAUSIBLE"
    })
    void marksWhyAnHl7ValueIsNotUsed(@Nullable String value, @Nullable String unit, Mark mark) {
        MappedMessage message =
                glucoseByV2("20261122100000", value == null ? "" : value, unit == null ? "" : unit, "F", "");
        assertThat(mark(Catalogue.GLUCOSE, message)).isEqualTo(mark);
    }

    @Test
    void readsABoundInTheStructuredNumericOfHl7() {
        MappedMessage bound = v2(oru("20261122100000", "OBX|1|SN|2345-7^Glucose^LN||<^3|mg/dL|||||F"));
        assertThat(read(Catalogue.GLUCOSE, bound)).singleElement().satisfies(fact -> {
            assertThat(fact.reading().mark()).isEqualTo(Mark.BOUND_ONLY);
            assertThat(fact.reading().comparator()).isEqualTo("<");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"valueQuantity\":{\"value\":98};NO_UNIT",
                "\"valueQuantity\":{\"value\":98,\"unit\":\"furlong\"};UNKNOWN_UNIT",
                "\"valueQuantity\":{\"value\":3,\"comparator\":\"<\",\"unit\":\"mg/dL\"};BOUND_ONLY",
                "\"valueString\":\"98 mg/dL\";NOT_NUMERIC",
                "\"dataAbsentReason\":{\"coding\":[{\"code\":\"error\"}]};NO_VALUE",
                "\"valueQuantity\":{\"value\":98,\"unit\":\"mg/dL\"},\"dataAbsentReason\":{\"text\":\"broken\"};NO_VALUE",
                "\"valueQuantity\":{\"value\":98000,\"unit\":\"mg/dL\"};IMPLAUSIBLE"
            })
    void marksWhyAFhirValueIsNotUsed(String value, Mark mark) {
        assertThat(mark(Catalogue.GLUCOSE, fhir(glucose(1, "final", value)))).isEqualTo(mark);
    }

    @ParameterizedTest
    @CsvSource({"0.014,ng/L,BELOW_DETECTION", "0.014,ng/mL,UNKNOWN_UNIT", "52,ng/L,"})
    void neverUsesATroponinOnAnotherScale(String value, String unit, @Nullable Mark mark) {
        MappedMessage troponin = fhir(observation(
                "t1",
                "67151-1",
                1,
                "final",
                "2026-11-22T09:00:00Z",
                "\"valueQuantity\":{\"value\":" + value + ",\"unit\":\"" + unit + "\"}"));
        assertThat(mark(Catalogue.TROPONIN, troponin)).isEqualTo(mark);
    }

    private static final String GLUCOSE_PART = part("2345-7", "98", "mg/dL");
    private static final String TROPONIN_PART = part("67151-1", "52", "ng/L");

    private static String part(String loinc, String value, String unit) {
        return "{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" + loinc
                + "\"}]},\"valueQuantity\":{\"value\":" + value + ",\"unit\":\"" + unit + "\"}}";
    }

    private static MappedMessage panel(int minute, String status, String... parts) {
        return fhir(observation(
                "panel",
                "24323-8",
                minute,
                status,
                "2026-11-22T09:00:00Z",
                "\"component\":[" + String.join(",", parts) + "]"));
    }

    @Test
    void dropsThePartThatACorrectedPanelNoLongerHolds() {
        MappedMessage both = panel(1, "final", GLUCOSE_PART, TROPONIN_PART);
        MappedMessage corrected = panel(2, "corrected", part("2345-7", "102", "mg/dL"));
        for (MemoryChart chart : List.of(chart(both, corrected), chart(corrected, both))) {
            assertThat(chart.newest(Catalogue.TROPONIN, 10)).isEmpty();
            assertThat(chart.newest(Catalogue.GLUCOSE, 10))
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.reading().amount())
                            .isEqualTo(new Quantity(new BigDecimal("102"), "mg/dL")));
        }
    }

    @Test
    void takesALaterVersionOfAPanelForAChangeWhateverItsStatus() {
        String later = observation(
                        "panel", "24323-8", 2, "final", "2026-11-22T09:00:00Z", "\"component\":[" + GLUCOSE_PART + "]")
                .replace("\"meta\":{", "\"meta\":{\"versionId\":\"2\",");
        MemoryChart chart = chart(panel(1, "final", GLUCOSE_PART, TROPONIN_PART), fhir(later));
        assertThat(chart.newest(Catalogue.TROPONIN, 10)).isEmpty();
        assertThat(chart.newest(Catalogue.GLUCOSE, 10)).hasSize(1);
        assertThat(fhir(later.replace("\"2\"", "\"1\"")).events()).hasSize(1);
    }

    @Test
    void takesAPanelBackWithAllItsParts() {
        assertThat(chart(panel(1, "final", GLUCOSE_PART, TROPONIN_PART), panel(2, "entered-in-error"))
                        .newest(Catalogue.GLUCOSE, 10))
                .isEmpty();
    }

    private static MappedMessage father(int version, String... conditions) {
        String told = Stream.of(conditions)
                .map(it -> "{\"code\":{\"text\":\"" + it + "\"}}")
                .collect(Collectors.joining(","));
        return fhir("""
                {"resourceType":"FamilyMemberHistory","id":"f1","status":"completed","patient":{"reference":"Patient/p1"},
                 "meta":{"versionId":"%1$d","lastUpdated":"2026-11-0%1$dT10:00:00Z"},"relationship":{"text":"father"},
                 "condition":[%2$s]}
                """.formatted(version, told));
    }

    @Test
    void holdsNoConditionOfARelativeThatANewerVersionDropped() {
        MappedMessage first = father(1, "pancreatic cancer", "diabetes");
        MappedMessage second = father(2, "diabetes");
        for (MemoryChart chart : List.of(chart(first, second), chart(second, first), chart(second, first, second))) {
            assertThat(chart.all().stream().filter(it -> it.hiddenBy() == null && !it.retracted()))
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.key().value()).isEqualTo("ehr/FamilyMemberHistory/f1#diabetes"));
        }
    }
}
