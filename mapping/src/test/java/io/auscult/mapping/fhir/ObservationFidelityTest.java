package io.auscult.mapping.fhir;

import static io.auscult.mapping.Sent.fhir;
import static io.auscult.mapping.Sent.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.Times;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import io.auscult.mapping.Sent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that a laboratory says of a result stands in its event, in the laboratory's words. */
class ObservationFidelityTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static ObservationRecorded said(String elements) {
        return only(fhir("""
                {"resourceType":"Observation","id":"o1","status":"final","subject":{"reference":"Patient/p1"},%s}
                """.formatted(elements)), ObservationRecorded.class);
    }

    private static ObservationRecorded coded(String elements) {
        return said("\"code\":{\"text\":\"x\"}," + elements);
    }

    private static Times times(String elements) {
        return coded("\"valueInteger\":1," + elements).envelope().times();
    }

    @Test
    void keepsEveryElementOfALaboratorysResult() {
        ObservationRecorded troponin = only(fhir(RichResources.OBSERVATION), ObservationRecorded.class);
        assertThat(troponin.code())
                .isEqualTo(new CodedText(
                        List.of(
                                new Coding(new Code(Code.LOINC, "67151-1"), "Troponin T"),
                                new Coding(new Code("urn:lab", "TNT"), "hs-TnT")),
                        "Troponin T, high sensitive"));
        assertThat(troponin.value()).isEqualTo(new ObservedValue.Numeric(new BigDecimal("14.0"), "<", "ng/L", "ng/L"));
        assertThat(troponin.status()).isEqualTo("final");
        assertThat(troponin.details().method().has(new Code("urn:m", "ECLIA"))).isTrue();
        assertThat(troponin.details().device().has(new Code("urn:v2:99LAB", "ELECSYS")))
                .isTrue();
        assertThat(troponin.details().referenceRange()).isEqualTo("99th percentile, - 14 ng/L");
        assertThat(troponin.details().interpretation()).isEqualTo("N");
        assertThat(troponin.details().performer()).isEqualTo("Organization/lab, Dr Who");
        assertThat(troponin.details().encounter()).isEqualTo("Encounter/e1");
        assertThat(troponin.envelope().times())
                .isEqualTo(new Times(
                        Instant.parse("2026-03-05T15:00:00Z"),
                        null,
                        Instant.parse("2026-03-05T15:30:00.5Z"),
                        Sent.RECEIVED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"valuePeriod\":{\"start\":\"2026-01\",\"end\":\"2026-02-03\"}; 2026-01 / 2026-02-03",
                "\"valueRatio\":{\"numerator\":{\"value\":1,\"comparator\":\"<\"},\"denominator\":{\"value\":64}}; < 1 : 64",
                "\"valueRange\":{\"high\":{\"value\":3.10,\"unit\":\"mg\"}}; - 3.10 mg",
                "\"valueInstant\":\"2026-01-01T00:00:00Z\"; 2026-01-01T00:00:00Z",
                "\"valueTime\":\"10:30:00.5\"; 10:30:00.5"
            })
    void keepsWhatIsNoSingleNumberInWords(String element, String words) {
        // R4 allows no valueInstant: it is passed over, and the observation has no value.
        assertThat(coded(element).value())
                .isEqualTo(
                        element.contains("Instant") ? new ObservedValue.Absent(null) : new ObservedValue.Text(words));
    }

    @Test
    void saysThatAWaveformIsNotKept() {
        assertThat(coded(
                                "\"valueSampledData\":{\"origin\":{\"value\":0},\"period\":10,\"dimensions\":1,\"data\":\"1 2 3\"}")
                        .value())
                .isEqualTo(new ObservedValue.Absent("waveforms are not kept"));
    }

    @Test
    void keepsEveryReferenceRangeWithItsKindAndWhomItIsFor() {
        assertThat(coded("""
                        "valueInteger":1,"referenceRange":[
                         {"low":{"value":3.50,"unit":"mmol/L"},"high":{"value":5.1,"unit":"mmol/L"},
                          "type":{"coding":[{"code":"normal"}]}},
                         {"text":"above 6.5","type":{"text":"critical"},"appliesTo":[{"text":"Female"}],
                          "age":{"low":{"value":18,"unit":"a"}}}]
                        """).details().referenceRange())
                .isEqualTo("3.50 mmol/L - 5.1 mmol/L; critical: above 6.5 (Female, age 18 a -)");
    }

    @Test
    void keepsEveryInterpretation() {
        assertThat(coded(
                                "\"valueInteger\":1,\"interpretation\":[{\"coding\":[{\"code\":\"H\"}]},{\"text\":\"rising\"}]")
                        .details()
                        .interpretation())
                .isEqualTo("H, rising");
    }

    @Test
    void namesADeviceThatItDoesNotKnowByItsReference() {
        assertThat(coded("\"valueInteger\":1,\"device\":{\"reference\":\"Device/9\"}")
                        .details()
                        .device()
                        .text())
                .isEqualTo("Device/9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "\"effectiveDateTime\":\"2026-03\"; 2026-03-01T00:00:00Z; 2026-03",
                "\"effectiveInstant\":\"2026-03-05T10:00:00.25Z\"; 2026-03-05T10:00:00.250Z; -",
                "\"effectivePeriod\":{\"start\":\"2026-03-05T10:00:00Z\",\"end\":\"2026-03-06\"}; 2026-03-05T10:00:00Z; 2026-03-05T10:00:00Z / 2026-03-06",
                "\"effectivePeriod\":{\"start\":\"2026-03-05\"}; 2026-03-05T00:00:00Z; 2026-03-05",
                "\"effectivePeriod\":{\"end\":\"2026-03-05T10:00:00Z\"}; 2026-03-05T10:00:00Z; -",
                "\"effectiveTiming\":{\"event\":[\"2026-03-05T10:00:00Z\"]}; 2026-03-05T10:00:00Z; -",
                "\"effectiveTiming\":{\"event\":[\"2026-03-05\",\"2026-03-06\"],\"code\":{\"text\":\"daily\"}}; 2026-03-05T00:00:00Z; 2026-03-05, 2026-03-06, daily",
                "\"effectiveTiming\":{\"repeat\":{\"boundsPeriod\":{\"start\":\"2026-03-05\"}}}; 2026-03-05T00:00:00Z; 2026-03-05 /",
                "\"effectiveTiming\":{\"code\":{\"text\":\"daily\"}}; -; daily"
            })
    void keepsEveryKindOfEffectiveTime(String element, Instant effective, String given) {
        assertThat(times(element)).isEqualTo(new Times(effective, given, null, Sent.RECEIVED));
    }

    @Test
    void leavesOutWhatIsAboutSomebodyElse() {
        String ofTheFetus = """
                {"resourceType":"Observation","id":"o1","status":"final","subject":{"reference":"Patient/p1"},
                 "focus":[{"reference":"RelatedPerson/fetus"}],"code":{"text":"heart rate"},"valueInteger":140}
                """;
        assertThat(fhir(ofTheFetus).events()).isEmpty();
        assertThat(fhir(ofTheFetus.replace("RelatedPerson/fetus", "Patient/p1")).events())
                .hasSize(1);
        assertThat(fhir(ofTheFetus.replace("RelatedPerson/fetus", "Device/pacemaker"))
                        .events())
                .hasSize(1);
    }

    /** What a generated observation consists of, and what must come out of it. */
    record Lab(
            CodedText code,
            ObservedValue.Numeric value,
            String status,
            Instant effective,
            Instant issued,
            String lab) {}

    @Provide
    Arbitrary<Lab> labs() {
        Arbitrary<String> words = Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars(' ', 'é', 'µ', '漢')
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(it -> "x" + it.strip());
        Arbitrary<Coding> codings =
                words.tuple3().map(it -> new Coding(new Code("urn:" + it.get1(), it.get2()), it.get3()));
        Arbitrary<CodedText> codes =
                codings.list().ofMinSize(1).ofMaxSize(4).flatMap(all -> words.map(text -> new CodedText(all, text)));
        Arbitrary<ObservedValue.Numeric> values = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000000000000"), new BigDecimal("1000000000000"))
                .ofScale(6)
                .flatMap(amount -> Arbitraries.of("<", "<=", ">=", ">")
                        .injectNull(0.5)
                        .flatMap(comparator -> words.tuple2()
                                .map(unit -> new ObservedValue.Numeric(
                                        amount.movePointRight(2), comparator, unit.get1(), unit.get2()))));
        Arbitrary<Instant> instants =
                Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
        return net.jqwik.api.Combinators.combine(
                        codes,
                        values,
                        Arbitraries.of("registered", "preliminary", "final", "amended", "corrected", "unknown"),
                        instants,
                        instants,
                        words)
                .as(Lab::new);
    }

    @Property(tries = 500)
    void anythingALaboratorySaysSurvives(@ForAll("labs") Lab lab) {
        ObservationRecorded event = only(fhir(json(lab)), ObservationRecorded.class);
        assertThat(event.code()).isEqualTo(lab.code());
        assertThat(event.value()).isEqualTo(lab.value());
        assertThat(event.status()).isEqualTo(lab.status());
        assertThat(event.details().performer()).isEqualTo(lab.lab());
        assertThat(event.details().method()).isEqualTo(lab.code());
        assertThat(event.details().device().text()).isEqualTo(lab.lab());
        assertThat(event.details().referenceRange()).isEqualTo(lab.lab());
        assertThat(event.envelope().times()).isEqualTo(new Times(lab.effective(), null, lab.issued(), Sent.RECEIVED));
    }

    private static String json(Lab lab) {
        ObjectNode observation = JSON.objectNode()
                .put("resourceType", "Observation")
                .put("id", "o1")
                .put("status", lab.status())
                .put("effectiveDateTime", at(lab.effective(), 5))
                .put("issued", at(lab.issued(), -9));
        observation.putObject("subject").put("reference", "Patient/p1");
        observation.set("code", concept(lab.code()));
        observation.set("method", concept(lab.code()));
        observation.putObject("device").put("display", lab.lab());
        observation.putArray("performer").addObject().put("display", lab.lab());
        observation.putArray("referenceRange").addObject().put("text", lab.lab());
        ObjectNode value = observation.putObject("valueQuantity").put("value", "AMOUNT");
        if (lab.value().comparator() != null) {
            value.put("comparator", lab.value().comparator());
        }
        value.put("system", "http://unitsofmeasure.org")
                .put("code", lab.value().unitCode())
                .put("unit", lab.value().unitText());
        // Jackson's own writer would strip the zeros that are to survive.
        return observation.toString().replace("\"AMOUNT\"", lab.value().amount().toPlainString());
    }

    private static String at(Instant instant, int zone) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.ofHours(zone));
        return time.format(java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx"));
    }

    private static ObjectNode concept(CodedText code) {
        ObjectNode concept = JSON.objectNode().put("text", code.text());
        ArrayNode codings = concept.putArray("coding");
        for (Coding coding : code.codings()) {
            codings.addObject()
                    .put("system", coding.code().system())
                    .put("code", coding.code().value())
                    .put("display", coding.display());
        }
        return concept;
    }
}
