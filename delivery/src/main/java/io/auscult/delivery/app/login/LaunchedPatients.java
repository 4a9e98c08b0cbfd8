package io.auscult.delivery.app.login;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.SiteKey;
import io.auscult.delivery.app.login.LoginConfig.Ehr;
import io.auscult.delivery.store.PeopleStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which patient an EHR's launch means: the one whose resources the adapter had from that EHR under this FHIR id; else, of whom the
 * EHR's own Patient resource says a record number that is known here.
 */
public final class LaunchedPatients {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final String FILED_UNDER = "urn:auscult:fhir:";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final PeopleStore people;
    private final SiteKey key;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public LaunchedPatients(PeopleStore people, SiteKey key) {
        this.people = people;
        this.key = key;
    }

    /** Empty for a patient of whom nothing is known here, and when what is known means more than one. */
    Optional<PatientId> find(Ehr ehr, String fhirId, String accessToken) {
        if (!FHIR_ID.matcher(fhirId).matches()) {
            return Optional.empty();
        }
        Set<PatientId> filed =
                survivors(people.withIdentifier(new Identifier(FILED_UNDER + ehr.source(), "Patient/" + fhirId)));
        Set<PatientId> found = filed.isEmpty() ? survivors(known(numbers(ehr, fhirId, accessToken))) : filed;
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    private List<PatientId> known(List<Identifier> numbers) {
        Set<PatientId> meant = new LinkedHashSet<>();
        for (Identifier number : numbers) {
            meant.add(key.patientId(number));
            meant.addAll(people.withIdentifier(number));
        }
        return List.copyOf(people.find(meant).keySet());
    }

    private Set<PatientId> survivors(List<PatientId> patients) {
        Set<PatientId> survivors = new LinkedHashSet<>();
        patients.forEach(patient -> survivors.add(people.survivor(patient)));
        return survivors;
    }

    /** None when the EHR does not let us read its patient: the scope for it is the site's to ask for. */
    private List<Identifier> numbers(Ehr ehr, String fhirId, String accessToken) {
        HttpRequest question = HttpRequest.newBuilder(URI.create(ehr.iss() + "/Patient/" + fhirId))
                .header("Accept", "application/fhir+json")
                .header("Authorization", "Bearer " + accessToken)
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(question, HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == OK ? identifiers(JSON.readTree(answer.body()), fhirId) : List.of();
        } catch (IOException | JacksonException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static List<Identifier> identifiers(JsonNode patient, String fhirId) {
        List<Identifier> identifiers = new ArrayList<>();
        if (patient.path("resourceType").asString("").equals("Patient")
                && patient.path("id").asString("").equals(fhirId)) {
            for (JsonNode each : patient.path("identifier")) {
                String system = each.path("system").asString("");
                String value = each.path("value").asString("");
                if (!system.isBlank() && !value.isBlank()) {
                    identifiers.add(new Identifier(system, value));
                }
            }
        }
        return identifiers;
    }
}
