package io.auscult.mapping;

import static io.auscult.mapping.Sent.fhir;
import static io.auscult.mapping.Sent.v2;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ObservationRetracted;
import io.auscult.core.event.ResultId;
import io.auscult.core.fixture.Catalogue;
import io.auscult.core.value.Code;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One laboratory result that comes as ORU and as a FHIR report is one result. */
class SameResultTest {
    private static final Instant TAKEN = Instant.parse("2026-11-22T09:30:00Z");
    private static final ResultId TROPONIN = ResultId.of("F1", new Code(Code.LOINC, "67151-1"), "", TAKEN);

    private static final String NONE = "none";

    private static String oru(String time, String status, String value) {
        return """
                MSH|^~\\&|LAB|HOSP|CDS|HOSP|%s||ORU^R01^ORU_R01|M1|P|2.5.1
                PID|1||7^^^http://hospital.example&http://hospital.example&URI^MR||Doe^Jane||19580302|F
                OBR|1|P1^HIS|F1^LAB|TNT^Troponin T^99LAB|||20261122093000
                OBX|1|NM|TNT^Troponin T^99LAB^67151-1^Troponin T.cardiac hs^LN|1|%s|ng/L^^UCUM|<14||||%s
                """.formatted(time, value, status);
    }

    private static final String FILLED =
            "\"identifier\":[{\"type\":{\"coding\":[{\"code\":\"FILL\"}]},\"value\":\"F1\"}]";

    private static String observation(String id, String time, String status, String value, String rest) {
        return """
                {"resourceType":"Observation","id":"%s","status":"%s","meta":{"lastUpdated":"%s"},
                 "subject":{"identifier":{"system":"http://hospital.example","value":"7"}},
                 "code":{"coding":[{"system":"urn:lab","code":"TNT"},{"system":"http://loinc.org","code":"67151-1"}]},
                 "effectiveDateTime":"2026-11-22T10:30:00+01:00"%s,
                 "valueQuantity":{"value":%s,"unit":"ng/L","system":"http://unitsofmeasure.org","code":"ng/L"}}
                """.formatted(id, status, time, rest.isEmpty() ? "" : "," + rest, value);
    }

    private static String bundle(String... resources) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
                + String.join(
                        ",",
                        Stream.of(resources)
                                .map(resource -> "{\"resource\":" + resource + "}")
                                .toList())
                + "]}";
    }

    private static String report(String filler, String... observations) {
        return """
                {"resourceType":"DiagnosticReport","id":"r1","status":"final","code":{"text":"troponin"},
                 "subject":{"identifier":{"system":"http://hospital.example","value":"7"}},
                 "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"PLAC"}]},
                  "value":"P1"},{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"FILL"}]},
                  "value":"%s"}],
                 "result":[%s]}
                """.formatted(
                        filler,
                        String.join(
                                ",",
                                Stream.of(observations)
                                        .map(id -> "{\"reference\":\"Observation/" + id + "\"}")
                                        .toList()));
    }

    private static String reported(String time, String status, String value) {
        return bundle(report("F1", "o1"), observation("o1", time, status, value, ""));
    }

    /** The identities of the results of a message, "none" for one that has none. */
    private static List<String> results(MappedMessage message) {
        return message.events().stream()
                .filter(ObservationRecorded.class::isInstance)
                .map(event -> ((ObservationRecorded) event).details().resultId())
                .map(result -> result == null ? NONE : result.value())
                .toList();
    }

    private static MemoryChart chart(MappedMessage... messages) {
        MemoryChart chart = new MemoryChart(Sent.id("http://hospital.example|7"), Catalogue.CONCEPTS);
        Stream.of(messages)
                .flatMap(message -> message.events().stream())
                .peek(event -> assertThat(event.envelope().patient()).isEqualTo(chart.patient()))
                .forEach(chart::fold);
        return chart;
    }

    private static List<Fact> troponins(MappedMessage... messages) {
        return chart(messages).newest(Catalogue.TROPONIN, 10);
    }

    private static String amount(Fact fact) {
        return Objects.requireNonNull(fact.reading().amount()).amount().toPlainString();
    }

    @Test
    void hasOneIdentityInBothFeeds() {
        assertThat(results(v2(oru("20261122100000", "F", "52")))).containsExactly(TROPONIN.value());
        assertThat(results(fhir(reported("2026-11-22T10:05:00Z", "final", "52"))))
                .containsExactly(TROPONIN.value());
    }

    @Test
    void findsTheFillersNumberWhereverFhirPutsIt() {
        String ordered = "\"basedOn\":[{\"reference\":\"ServiceRequest/s1\"}]";
        String request =
                "{\"resourceType\":\"ServiceRequest\",\"id\":\"s1\",\"status\":\"active\",\"intent\":\"order\","
                        + FILLED + "}";
        String contained = "\"contained\":[" + request.replace("s1", "c1") + "],\"basedOn\":[{\"reference\":\"#c1\"}]";
        String named = "\"basedOn\":[{\"identifier\":{\"type\":{\"coding\":[{\"code\":\"FILL\"}]},\"value\":\"F1\"}}]";
        for (String way : List.of(FILLED, contained, named)) {
            assertThat(results(fhir(observation("o1", "2026-11-22T10:05:00Z", "final", "52", way))))
                    .containsExactly(TROPONIN.value());
        }
        assertThat(results(fhir(bundle(request, observation("o1", "2026-11-22T10:05:00Z", "final", "52", ordered)))))
                .containsExactly(TROPONIN.value());
    }

    @Test
    void prefersTheOrdersNumberToTheLinesOwn() {
        String own = FILLED.replace("F1", "LINE-4711");
        assertThat(results(fhir(
                        bundle(report("F1", "o1"), observation("o1", "2026-11-22T10:05:00Z", "final", "52", own)))))
                .containsExactly(TROPONIN.value());
    }

    @Test
    void findsItInAReportThatContainsItsResults() {
        String inside = observation("o1", "2026-11-22T10:05:00Z", "final", "52", "");
        String report = report("F1")
                .replace("\"result\":[]", "\"contained\":[" + inside + "],\"result\":[{\"reference\":\"#o1\"}]");
        assertThat(results(fhir(report))).containsExactly(TROPONIN.value());
    }

    @Test
    void hasNoneWhenTwoReportsDisagree() {
        String other = report("F2", "o1").replace("\"r1\"", "\"r2\"");
        assertThat(results(fhir(bundle(
                        report("F1", "o1"), other, observation("o1", "2026-11-22T10:05:00Z", "final", "52", "")))))
                .containsExactly(NONE);
    }

    @Test
    void tellsTwoLinesOfOneCodeAndTimeApartRatherThanHideOne() {
        MappedMessage twice = fhir(bundle(
                report("F1", "o1", "o2"),
                observation("o1", "2026-11-22T10:05:00Z", "final", "52", ""),
                observation("o2", "2026-11-22T10:05:00Z", "final", "55", "")));
        assertThat(results(twice)).containsExactly(NONE, NONE);
        assertThat(troponins(twice)).hasSize(2);
        String second = "\nOBX|2|NM|67151-1^T^LN|2|55|ng/L^^UCUM|<14||||F";
        assertThat(troponins(v2(oru("20261122100000", "F", "52").strip() + second)))
                .hasSize(2);
        assertThat(troponins(v2(oru("20261122100000", "F", "52").strip() + second.replace("|2|55", "|1|55"))))
                .hasSize(2);
    }

    @Test
    void countsOnce() {
        MappedMessage byV2 = v2(oru("20261122100000", "F", "52"));
        MappedMessage byFhir = fhir(reported("2026-11-22T10:05:00Z", "final", "52"));
        assertThat(troponins(byV2, byFhir)).hasSize(1);
        assertThat(troponins(byFhir, byV2)).isEqualTo(troponins(byV2, byFhir));
        assertThat(chart(byV2, byFhir).all())
                .filteredOn(fact -> fact.hiddenBy() != null)
                .hasSize(1);
    }

    @Test
    void followsPreliminaryToFinalToCorrectedAcrossBothFeedsInAnyOrder() {
        List<MappedMessage> sent = List.of(
                v2(oru("20261122100000", "P", "50")),
                fhir(reported("2026-11-22T10:00:30Z", "preliminary", "50")),
                v2(oru("20261122101000", "F", "52")),
                fhir(reported("2026-11-22T10:10:30Z", "final", "52")),
                fhir(reported("2026-11-22T10:20:00Z", "corrected", "25")),
                v2(oru("20261122102030", "C", "25")));
        for (int last = 1; last <= sent.size(); last++) {
            List<MappedMessage> soFar = sent.subList(0, last);
            List<Fact> facts = troponins(soFar.toArray(MappedMessage[]::new));
            assertThat(facts).hasSize(1);
            assertThat(facts).isEqualTo(troponins(soFar.reversed().toArray(MappedMessage[]::new)));
        }
        assertThat(troponins(sent.toArray(MappedMessage[]::new)))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(amount(fact)).isEqualTo("25");
                    assertThat(fact.reading().usable()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "cancelled"})
    void isTakenBackInBothWhenOneFeedTakesItBack(String status) {
        MappedMessage byV2 = v2(oru("20261122100000", "F", "52"));
        MappedMessage takenBack = fhir(reported("2026-11-22T11:00:00Z", status, "52"));
        assertThat(takenBack.events())
                .filteredOn(ObservationRetracted.class::isInstance)
                .extracting(event -> ((ObservationRetracted) event).resultId())
                .containsExactly(TROPONIN);
        assertThat(troponins(byV2, takenBack)).isEmpty();
        MappedMessage byFhir = fhir(reported("2026-11-22T10:05:00Z", "final", "52"));
        assertThat(troponins(byFhir, v2(oru("20261122110000", "W", "52")))).isEmpty();
    }

    @Test
    void meetsTheComponentsOfABloodPressureOneByOne() {
        String pressure = observation("bp", "2026-11-22T10:05:00Z", "final", "0", FILLED + """
                ,"component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},
                 "valueQuantity":{"value":142,"unit":"mmHg"}}]""")
                .replaceAll(",\\s*\"valueQuantity\":\\{\"value\":0[^}]*}", "");
        String byV2 = oru("20261122100000", "F", "142").replace("67151-1", "8480-6");
        List<FactEvent> components = fhir(pressure).events();
        assertThat(components).hasSize(1);
        assertThat(results(fhir(pressure))).isEqualTo(results(v2(byV2)));
    }

    @Test
    void isUnknownToAFeedThatGivesNoFillersNumber() {
        assertThat(results(fhir(observation("o1", "2026-11-22T10:05:00Z", "final", "52", ""))))
                .containsExactly(NONE);
        assertThat(results(v2(oru("20261122100000", "F", "52").replace("F1^LAB", ""))))
                .containsExactly(NONE);
    }
}
