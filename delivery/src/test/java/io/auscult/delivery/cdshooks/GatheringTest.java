package io.auscult.delivery.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.delivery.cdshooks.FhirReads.Read;
import io.auscult.delivery.cdshooks.Gathering.Gathered;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is fetched for a call, from where, and with which token. */
class GatheringTest {
    private static final String EHR = "https://ehr.example/fhir";
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p1\"}";

    private final List<String> asked = new ArrayList<>();

    @Test
    void fetchesWhatIsMissingFromAListedServerWithTheTokenOfTheCall() throws BadCall {
        Gathered gathered = gather(order(EHR + "/", "p1", ""), found(PATIENT));

        assertThat(asked)
                .containsExactly(
                        EHR + "/Patient/p1 with secret",
                        EHR + "/MedicationRequest?patient=p1&status=active with secret",
                        EHR + "/Observation?patient=p1&code=http://loinc.org%7C8636-3,http://loinc.org%7C8634-8,"
                                + "http://loinc.org%7C8867-4&_sort=-date&_count=20 with secret");
        assertThat(gathered.call().patient()).isPresent();
        assertThat(gathered.lacking()).isEmpty();
    }

    @Test
    void whatWasPrefetchedIsNotFetchedAlsoWhenItIsNothing() throws BadCall {
        gather(
                order(
                        EHR,
                        "p1",
                        ",\"prefetch\":{\"patient\":" + PATIENT + ",\"medications\":null,\"ecg\":"
                                + "{\"resourceType\":\"OperationOutcome\"}}"),
                found(PATIENT));

        assertThat(asked).singleElement().asString().contains("/Observation?");
    }

    @Test
    void noOtherServerIsEverCalled() throws BadCall {
        for (String server : List.of(
                "https://evil.example/fhir",
                "http://169.254.169.254/latest",
                "https://ehr.example",
                "https://ehr.example/fhir/../admin",
                "https://ehr.example@evil.example/fhir",
                "http://ehr.example/fhir",
                "https://ehr.example:8443/fhir")) {
            gather(order(server, "p1", ""), found(PATIENT));
        }

        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNoIdGoesIntoNoAddress() throws BadCall {
        for (String id : List.of("../Patient", "p1?_count=1", "p1/$everything", "x".repeat(65))) {
            gather(order(EHR, id, ""), found(PATIENT));
        }

        assertThat(asked).isEmpty();
    }

    @Test
    void aPatientWhomTheServerDoesNotHaveIsNoPatient() throws BadCall {
        Gathered gathered = gather(order(EHR, "p1", ""), new Read.None());

        assertThat(gathered.call().prefetch().noPatient()).isTrue();
        assertThat(gathered.lacking()).containsExactly("medications", "ecg");
    }

    @Test
    void whatCouldNotBeHadIsNamed() throws BadCall {
        Gathered gathered = gather(order(EHR, "p1", ""), new Read.Failed("HTTP 403"));

        assertThat(gathered.call().patient()).isEmpty();
        assertThat(gathered.lacking()).containsExactly("patient", "medications", "ecg");
    }

    private Gathered gather(String body, Read answer) throws BadCall {
        Gathering gathering = new Gathering(new ListedServers(Map.of(URI.create(EHR + "/"), "ehr")), (from, query) -> {
            asked.add(from.base() + "/" + query + " with " + from.token());
            return CompletableFuture.completedFuture(answer);
        });
        return gathering.missing(HookCall.read(Hook.ORDER_SIGN, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Read found(String resource) {
        return new Read.Found(JsonMapper.builder().build().readTree(resource));
    }

    private static String order(String server, String patient, String more) {
        return """
                {"hook": "order-sign", "hookInstance": "i", "fhirServer": "%s",
                 "fhirAuthorization": {"access_token": "secret", "token_type": "Bearer", "expires_in": 300, "scope": "s", "subject": "c"},
                 "context": {"userId": "Practitioner/1", "patientId": "%s", "draftOrders": {"resourceType": "Bundle"}}%s}""".formatted(server, patient, more);
    }
}
