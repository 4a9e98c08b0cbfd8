package io.auscult.mapping.fhir;

import static io.auscult.mapping.Sent.fhir;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.value.PatientId;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.PatientLinks;
import io.auscult.mapping.PatientLinks.Merge;
import io.auscult.mapping.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientLinkMapperTest {
    private static final PatientId THIS = Sent.id("urn:mrn|7");
    private static final PatientId OTHER = Sent.id("Patient/p9");

    private static String patient(String link) {
        return """
                {"resourceType":"Patient","id":"p1","meta":{"lastUpdated":"2026-03-01T00:00:00Z"},
                 "identifier":[{"system":"urn:mrn","value":"7"}]%s}
                """.formatted(link);
    }

    private static String linked(String type, String other) {
        return patient(",\"link\":[{\"type\":\"" + type + "\",\"other\":{" + other + "}}]");
    }

    private static PatientLinks links(String patient) {
        return fhir(patient).links().getFirst();
    }

    @Test
    void retiresAPatientWhoIsReplaced() {
        PatientLinks links = links(linked("replaced-by", "\"reference\":\"Patient/p9\""));
        assertThat(links.merges()).containsExactly(new Merge(THIS, OTHER));
        assertThat(links.by()).isEqualTo("ehr/Patient/p1");
        assertThat(links.at()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(links.complete()).isTrue();
    }

    @Test
    void retiresThePatientWhomAnotherReplaces() {
        assertThat(links(linked("replaces", "\"reference\":\"Patient/p9\"")).merges())
                .containsExactly(new Merge(OTHER, THIS));
    }

    @Test
    void findsTheOtherByIdentifier() {
        assertThat(links(linked("replaced-by", "\"identifier\":{\"system\":\"urn:mrn\",\"value\":\"8\"}"))
                        .merges())
                .containsExactly(new Merge(THIS, Sent.id("urn:mrn|8")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refer", "seealso"})
    void mergesNobodyForALinkThatLeavesBothInUse(String type) {
        assertThat(links(linked(type, "\"reference\":\"Patient/p9\"")).merges()).isEmpty();
    }

    @Test
    void saysThatItHasNoLinks() {
        assertThat(links(patient("")).merges()).isEmpty();
        assertThat(links(patient("")).complete()).isTrue();
    }

    @Test
    void mergesNobodyIntoThemselves() {
        assertThat(links(linked("replaces", "\"identifier\":{\"system\":\"urn:mrn\",\"value\":\"7\"}"))
                        .merges())
                .isEmpty();
    }

    @Test
    void rejectsAReplacementByNobodyInParticular() {
        assertThat(fhir(linked("replaced-by", "\"display\":\"the other one\"")).count(Mapped.Rejected.class))
                .isEqualTo(1);
    }
}
