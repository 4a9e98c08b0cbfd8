package io.auscult.mapping.fhir;

import static io.auscult.mapping.Sent.fhir;
import static io.auscult.mapping.Sent.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ObservationRetracted;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.StatusRank;
import io.auscult.core.value.Code;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.Sent;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationMapperTest {
    private static String observation(String status, String rest) {
        return """
                {"resourceType":"Observation","id":"o1","status":"%s","subject":{"reference":"Patient/p1"},
                 "code":{"coding":[{"system":"http://loinc.org","code":"4548-4","display":"HbA1c"}]}%s}
                """.formatted(status, rest.isEmpty() ? "" : "," + rest);
    }

    private static ObservedValue value(String element) {
        return only(fhir(observation("final", element)), ObservationRecorded.class)
                .value();
    }

    @Test
    void keepsAmountUnitAndDigitsAsSent() {
        assertThat(value("""
                        "valueQuantity":{"value":6.50,"unit":"percent","system":"http://unitsofmeasure.org","code":"%"}
                        """)).isEqualTo(new ObservedValue.Numeric(new BigDecimal("6.50"), null, "%", "percent"));
    }

    @Test
    void keepsTheComparator() {
        assertThat(value("\"valueQuantity\":{\"value\":5,\"comparator\":\"<\",\"unit\":\"ng/L\"}"))
                .isEqualTo(new ObservedValue.Numeric(new BigDecimal("5"), "<", null, "ng/L"));
    }

    @Test
    void takesAUnitCodeForUcumOnlyWhenItSaysSo() {
        assertThat(value("\"valueQuantity\":{\"value\":5,\"code\":\"MMHG\",\"system\":\"urn:other\"}"))
                .isEqualTo(new ObservedValue.Numeric(new BigDecimal("5"), null, null, "MMHG"));
    }

    @Test
    void readsCodedAnswers() {
        assertThat(
                        value(
                                "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"77176002\"}]}"))
                .isInstanceOfSatisfying(
                        ObservedValue.Coded.class,
                        coded -> assertThat(coded.code().has(new Code(Code.SNOMED_CT, "77176002")))
                                .isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"valueString\":\"clear\"; clear",
                "\"valueBoolean\":true; true",
                "\"valueTime\":\"10:30:00\"; 10:30:00",
                "\"valueDateTime\":\"2026-03\"; 2026-03",
                "\"valueRatio\":{\"numerator\":{\"value\":1},\"denominator\":{\"value\":128}}; 1 : 128",
                "\"valueRange\":{\"low\":{\"value\":2,\"unit\":\"mg\"},\"high\":{\"value\":3,\"unit\":\"mg\"}}; 2 mg - 3 mg"
            })
    void keepsAsWordsWhatIsNoSingleNumber(String element, String words) {
        assertThat(value(element)).isEqualTo(new ObservedValue.Text(words));
    }

    @Test
    void readsAnInteger() {
        assertThat(value("\"valueInteger\":7"))
                .isEqualTo(new ObservedValue.Numeric(new BigDecimal("7"), null, null, null));
    }

    @Test
    void saysWhyAValueIsAbsent() {
        assertThat(value("\"dataAbsentReason\":{\"coding\":[{\"code\":\"not-performed\"}]}"))
                .isEqualTo(new ObservedValue.Absent("not-performed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"registered", "preliminary", "final", "amended", "corrected", "unknown"})
    void recordsEveryStandingStatusAsItIs(String status) {
        assertThat(only(fhir(observation(status, "\"valueInteger\":1")), ObservationRecorded.class)
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "entered-in-error"})
    void retractsWhatWasTakenBack(String status) {
        ObservationRetracted taken = only(fhir(observation(status, "\"valueInteger\":1")), ObservationRetracted.class);
        assertThat(taken.fact().value()).isEqualTo("ehr/Observation/o1");
        assertThat(taken.version().statusRank()).isEqualTo(StatusRank.of(status));
    }

    @Test
    void rejectsAnObservationWithoutStatus() {
        assertThat(fhir("{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\"Patient/p1\"}}")
                        .entries()
                        .getFirst()
                        .mapped())
                .isInstanceOf(Mapped.Rejected.class);
    }

    @Test
    void makesEachComponentAnEventOfItsOwnAndNoneOfAnEmptyParent() {
        MappedMessage pressure = fhir("""
                {"resourceType":"Observation","id":"bp","status":"final","subject":{"reference":"Patient/p1"},
                 "code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},
                 "method":{"text":"cuff"},
                 "component":[
                  {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":142,"unit":"mmHg"}},
                  {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":91,"unit":"mmHg"}}]}
                """);
        assertThat(pressure.events())
                .extracting(event -> event.fact().value())
                .containsExactly(
                        "ehr/Observation/bp#http://loinc.org|8480-6", "ehr/Observation/bp#http://loinc.org|8462-4");
        assertThat(pressure.events())
                .allSatisfy(event -> assertThat(
                                ((ObservationRecorded) event).details().method().text())
                        .isEqualTo("cuff"));
        assertThat(pressure.events())
                .extracting(event -> event.envelope().moreFollow())
                .containsExactly(true, false);
    }

    @Test
    void tellsComponentsOfTheSameCodeApart() {
        String component = "{\"code\":{\"text\":\"sample\"},\"valueInteger\":1}";
        assertThat(fhir(observation("final", "\"component\":[" + component + "," + component + "]"))
                        .events())
                .extracting(event -> event.fact().value())
                .containsExactly("ehr/Observation/o1#sample", "ehr/Observation/o1#sample#2");
    }

    @Test
    void retractsTheParentAndItsComponents() {
        assertThat(fhir(observation(
                                "entered-in-error", "\"component\":[{\"code\":{\"text\":\"a\"},\"valueInteger\":1}]"))
                        .events())
                .hasSize(2)
                .allMatch(ObservationRetracted.class::isInstance);
    }

    @Test
    void ignoresAPanelThatOnlyPointsToItsMembers() {
        assertThat(fhir(observation("final", "\"hasMember\":[{\"reference\":\"Observation/o2\"}]"))
                        .entries()
                        .getFirst()
                        .mapped())
                .isEqualTo(new Mapped.Ignored("It is a panel; its members are observations of their own"));
    }

    @ParameterizedTest
    @CsvSource({"2026,2026-01-01", "2026-03,2026-03-01", "2026-03-05,2026-03-05"})
    void readsAPartialDateAsTheStartOfItAndKeepsItsText(String given, String start) {
        FactEvent event = fhir(observation("final", "\"effectiveDateTime\":\"" + given + "\",\"valueInteger\":1"))
                .events()
                .getFirst();
        assertThat(event.envelope().times().effective()).isEqualTo(Instant.parse(start + "T00:00:00Z"));
        assertThat(event.envelope().times().effectiveGiven()).isEqualTo(given);
    }

    @Test
    void readsAFullDateTimeInItsOwnZone() {
        FactEvent event = fhir(observation(
                        "final", "\"effectiveDateTime\":\"2026-03-05T10:00:00-05:00\",\"valueInteger\":1"))
                .events()
                .getFirst();
        assertThat(event.envelope().times().effective()).isEqualTo(Instant.parse("2026-03-05T15:00:00Z"));
        assertThat(event.envelope().times().effectiveGiven()).isNull();
    }

    @Test
    void takesTheVersionFromMetaElseFromIssuedElseFromWhenItWas() {
        String dated = "\"valueInteger\":1,\"effectiveDateTime\":\"2026-01-01T00:00:00Z\"";
        String issued = dated + ",\"issued\":\"2026-01-02T00:00:00Z\"";
        String updated = issued + ",\"meta\":{\"lastUpdated\":\"2026-01-03T00:00:00Z\"}";
        assertThat(updatedAt("\"valueInteger\":1")).isEqualTo(Instant.EPOCH);
        assertThat(updatedAt(dated)).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(updatedAt(issued)).isEqualTo("2026-01-02T00:00:00Z");
        assertThat(updatedAt(updated)).isEqualTo("2026-01-03T00:00:00Z");
    }

    private static Instant updatedAt(String rest) {
        return fhir(observation("final", rest)).events().getFirst().version().lastUpdated();
    }

    @Test
    void givesTheSameStatementTheSameIdAndAnotherValueAnother() {
        assertThat(id("\"valueInteger\":1")).isEqualTo(id("\"valueInteger\":1")).isNotEqualTo(id("\"valueInteger\":2"));
    }

    private static String id(String rest) {
        return fhir(observation("final", rest)).events().getFirst().envelope().id();
    }

    @Test
    void rejectsAnAmountThatWouldFillTheMemoryWithZeros() {
        assertThat(fhir(observation("final", "\"valueQuantity\":{\"value\":1e1000000000,\"unit\":\"mg\"}"))
                        .count(Mapped.Rejected.class))
                .isEqualTo(1);
    }

    @Test
    void rejectsAValueThatFhirDoesNotAllowWithoutRepeatingIt() {
        Mapped mapped = fhir(observation("final", "\"effectiveDateTime\":\"Canary-31-12\",\"valueInteger\":1"))
                .entries()
                .getFirst()
                .mapped();
        assertThat(mapped)
                .isInstanceOfSatisfying(
                        Mapped.Rejected.class,
                        rejected -> assertThat(rejected.reason()).doesNotContain("Canary"));
    }

    @Test
    void rejectsWhatAModifierExtensionMayTurnRound() {
        assertThat(fhir(observation(
                                "final",
                                "\"valueInteger\":1,\"modifierExtension\":[{\"url\":\"urn:x\",\"valueBoolean\":true}]"))
                        .count(Mapped.Rejected.class))
                .isEqualTo(1);
    }

    @Test
    void ignoresWhatIsAboutAGroup() {
        assertThat(fhir("""
                {"resourceType":"Observation","status":"final","subject":{"reference":"Group/g"},"code":{"text":"x"}}
                """).count(Mapped.Ignored.class)).isEqualTo(1);
    }

    @Test
    void understandsASubjectByIdentifierAndByConditionalReference() {
        String byIdentifier = """
                {"resourceType":"Observation","status":"final","subject":{"identifier":{"system":"urn:mrn","value":"7"}},
                 "code":{"text":"x"},"valueInteger":1}
                """;
        String conditional = """
                {"resourceType":"Observation","status":"final","subject":{"reference":"Patient?identifier=urn:mrn|7"},
                 "code":{"text":"x"},"valueInteger":1}
                """;
        assertThat(fhir(byIdentifier).events().getFirst().envelope().patient()).isEqualTo(Sent.id("urn:mrn|7"));
        assertThat(fhir(conditional).events().getFirst().envelope().patient()).isEqualTo(Sent.id("urn:mrn|7"));
    }

    @Test
    void namesTheAssayFromTheContainedDevice() {
        ObservationRecorded troponin = only(fhir(observation("final", """
                        "valueInteger":1,"device":{"reference":"#d"},
                        "contained":[{"resourceType":"Device","id":"d","type":{"coding":[{"system":"urn:v2:99LAB","code":"ELECSYS-TNTHS"}]}}]
                        """)), ObservationRecorded.class);
        assertThat(troponin.details().device().has(new Code("urn:v2:99LAB", "ELECSYS-TNTHS")))
                .isTrue();
    }
}
