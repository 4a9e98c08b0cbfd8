package io.auscult.mapping.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ObservationRetracted;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.mapping.Sent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FhirLinesTest {
    private static final String PATIENT = """
            {"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:mrn","value":"7"}]}""";
    private static final String OBSERVATION = """
            {"resourceType":"Observation","id":"o1","status":"final","code":{"text":"Weight"},\
            "subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-01-01","valueString":"72"}""";

    private static MappedMessage lines(String... lines) {
        return map(String.join("\n", lines));
    }

    private static MappedMessage map(String ndjson) {
        return FhirMessageMapper.mapLines(ndjson.getBytes(StandardCharsets.UTF_8), Sent.arrival(), Sent.PATIENTS);
    }

    @Test
    void everyLineIsAnEntryAndRefersToTheOthersAsInABundle() {
        MappedMessage message = lines(OBSERVATION, PATIENT);
        assertThat(message.form()).isEqualTo(Form.LINES);
        assertThat(message.lines()).containsExactly(1, 2);
        assertThat(message.events())
                .hasExactlyElementsOfTypes(ObservationRecorded.class, DemographicsRecorded.class)
                .allSatisfy(event -> assertThat(event.envelope().patient()).isEqualTo(Sent.id("urn:mrn|7")));
    }

    @Test
    void findsTheMedicationOfAnOrderOnAnotherLine() {
        MappedMessage message = lines("""
                {"resourceType":"MedicationRequest","id":"r","status":"active","intent":"order",\
                "subject":{"reference":"Patient/p1"},"medicationReference":{"reference":"Medication/m"}}""", """
                {"resourceType":"Medication","id":"m","code":{"text":"Metformin"}}""");
        MedicationStarted started = Sent.only(message, MedicationStarted.class);
        assertThat(started.code().text()).isEqualTo("Metformin");
    }

    @Test
    void saysTheSameAsABundleOfTheSameResources() {
        MappedMessage bundle =
                Sent.fhir("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":" + PATIENT
                        + "},{\"resource\":" + OBSERVATION + "}]}");
        assertThat(lines(PATIENT, OBSERVATION).events()).isEqualTo(bundle.events());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n", "\n   \r\n"})
    void linesEndAsTheyLike(String end) {
        assertThat(map(PATIENT + end + OBSERVATION).events()).hasSize(2);
        assertThat(map(end + PATIENT + end + OBSERVATION + end).events()).hasSize(2);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() {
        assertThat(map("\uFEFF" + PATIENT + "\n").events()).hasSize(1);
    }

    @Test
    void blankLinesAreNothingAndAreCounted() {
        MappedMessage message = lines("", PATIENT, " ", OBSERVATION, "");
        assertThat(message.entries()).hasSize(2);
        assertThat(message.lines()).containsExactly(2, 4);
        assertThat(lines("", " ").entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"resourceType\":\"Observ", "[1,2]", "{\"id\":\"x\"}", "Dear all,", "\u0000\u0001"})
    void aBadLineIsRejectedAloneWithItselfAsTheOriginal(String bad) {
        MappedMessage message = lines(PATIENT, bad, OBSERVATION);
        assertThat(message.events()).hasSize(2);
        MappedEntry rejected = message.entries().get(1);
        assertThat(rejected.mapped()).isInstanceOf(Mapped.Rejected.class);
        assertThat(rejected.original()).isEqualTo(bad);
        assertThat(message.lines().get(1)).isEqualTo(2);
    }

    @Test
    void aResourceThatCannotBeMappedIsRejectedAlone() {
        MappedMessage message = lines(PATIENT, "{\"resourceType\":\"Observation\",\"id\":\"x\"}", OBSERVATION);
        assertThat(message.count(Mapped.Rejected.class)).isOne();
        assertThat(message.entries().get(1).original()).contains("\"id\":\"x\"");
        assertThat(message.events()).hasSize(2);
    }

    @Test
    void aLineWithABundleHasItsEntries() {
        String deletion = """
                {"resourceType":"Bundle","type":"transaction","entry":[\
                {"request":{"method":"DELETE","url":"Observation/o1"}},\
                {"request":{"method":"DELETE","url":"Claim/c1"}}]}""";
        MappedMessage message = lines(PATIENT, OBSERVATION, deletion);
        assertThat(message.lines()).containsExactly(1, 2, 3, 3);
        List<FactEvent> events = message.events();
        assertThat(events.getLast()).isInstanceOf(ObservationRetracted.class);
        assertThat(events.getLast().envelope().patient()).isEqualTo(Sent.id("urn:mrn|7"));
        assertThat(message.count(Mapped.Ignored.class)).isOne();
    }

    @Test
    void countsWhatAuscultDoesNotRead() {
        MappedMessage message = lines("{\"resourceType\":\"Claim\",\"id\":\"c\"}", PATIENT);
        assertThat(message.count(Mapped.Ignored.class)).isOne();
        assertThat(message.entries().getFirst().type()).isEqualTo("Claim");
    }
}
