package io.auscult.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.schemas.topic.Payload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFactsTest {
    private static LineFacts of(String json) {
        return LineFacts.of(Payload.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aPatientIsItself() {
        LineFacts facts = of("{\"resourceType\":\"Patient\",\"id\":\"p1\",\"identifier\":[{\"value\":\"7\"}]}");
        assertThat(facts.type()).isEqualTo("Patient");
        assertThat(facts.patients()).containsExactly("p1");
        assertThat(facts.whole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Patient/p1, p1",
        "https://ehr.example.org/fhir/Patient/p1, p1",
        "Patient/p1/_history/2, p1",
        "urn:uuid:5f1b, 5f1b"
    })
    void knowsWhomAResourceIsAbout(String reference, String patient) {
        for (String field : new String[] {"subject", "patient"}) {
            String json = "{\"resourceType\":\"X\",\"%s\":{\"reference\":\"%s\"}}".formatted(field, reference);
            assertThat(of(json).patients()).containsExactly(patient);
        }
    }

    @Test
    void knowsASubjectByItsIdentifierWhenThereIsNoReference() {
        String identifier = "\"identifier\":{\"system\":\"urn:mrn\",\"value\":\"7\"}";
        assertThat(of("{\"resourceType\":\"X\",\"subject\":{" + identifier + "}}")
                        .patients())
                .containsExactly("urn:mrn|7");
        assertThat(of("{\"resourceType\":\"X\",\"subject\":{\"reference\":\"Patient/p1\"," + identifier + "}}")
                        .patients())
                .containsExactly("p1");
    }

    @Test
    void othersThatAreMentionedAreNotWhomItIsAbout() {
        assertThat(of("""
                                {"resourceType":"X","id":"x","subject":{"reference":"Group/g"},\
                                "performer":[{"reference":"Patient/p2"}],"subject2":{"reference":"Patient/p3"},\
                                "identifier":[{"system":"s","value":"v"}],\
                                "contained":[{"resourceType":"Patient","id":"c"}]}""").patients()).isEmpty();
    }

    @Test
    void findsTheMedicationsItRefersTo() {
        LineFacts facts = of("""
                {"resourceType":"MedicationRequest","medicationReference":{"reference":"Medication/m.1"},\
                "reasonReference":[{"reference":"MedicationStatement/x"}],\
                "dispenseRequest":{"x":{"reference":"http://h/fhir/Medication/m-2"}}}""");
        assertThat(facts.medications()).containsExactly("m.1", "m-2");
    }

    @Test
    void findsThePatientsOfABundle() {
        assertThat(of("""
                                {"resourceType":"Bundle","id":"b","entry":[{"resource":{"resourceType":"Patient","id":"p1"}},\
                                {"resource":{"resourceType":"Observation","id":"o","subject":{"reference":"Patient/p2"}}}]}""").patients()).containsExactlyInAnyOrder("p1", "p2");
    }

    @Test
    void ofBrokenJsonItKnowsThatItIsBroken() {
        assertThat(of("{\"resourceType\":\"Patient\",\"id\":\"p1\"").whole()).isFalse();
        assertThat(of("Dear all,").type()).isEmpty();
    }
}
