package io.auscult.demo.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoEhrTest {
    private static final String CONDITION = "/Flag?identifier=urn:x%7C1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final DemoEhr ehr = started();

    @AfterEach
    void stop() throws IOException {
        ehr.close();
    }

    private static DemoEhr started() {
        try {
            Patient ada = new Patient();
            ada.setId("ada-1");
            ada.addIdentifier().setSystem("urn:mrn").setValue("7");
            return DemoEhr.start(0, List.of(ada));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void knowsItsPatients() throws Exception {
        assertThat(get("/Patient/ada-1").statusCode()).isEqualTo(200);
        assertThat(get("/Patient?identifier=urn:mrn%7C7").body()).contains("ada-1");
        assertThat(get("/Patient?identifier=urn:mrn%7C8").body()).doesNotContain("ada-1");
        assertThat(get("/Patient/bo").statusCode()).isEqualTo(404);
    }

    @Test
    void aConditionalUpdateCreatesOnceAndThenUpdates() throws Exception {
        assertThat(put(CONDITION, flag("active")).statusCode()).isEqualTo(201);
        HttpResponse<String> again = put(CONDITION, flag("inactive"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("\"versionId\": \"2\"");
        assertThat(ehr.all(Flag.class)).hasSize(1);
        assertThat(get("/Flag?patient=ada-1").body()).contains("inactive");
        assertThat(get("/Flag?patient=bo").body()).doesNotContain("inactive");
    }

    @Test
    void aConditionThatSeveralMeetIsRefusedAndOneThatNobodyKnowsToo() throws Exception {
        for (String id : List.of("a", "b")) {
            put("/Flag/" + id, flag("active").replace("\"status\"", "\"id\":\"" + id + "\",\"status\""));
        }

        assertThat(put(CONDITION, flag("inactive")).statusCode()).isEqualTo(412);
        assertThat(put("/Flag?colour=red", flag("active")).statusCode()).isEqualTo(400);
    }

    @Test
    void readsThePatientsOfTheSample() throws IOException {
        assertThat(SamplePatients.of(Path.of("../cli/sample/history")))
                .hasSize(40)
                .allSatisfy(each -> assertThat(each.getIdElement().getIdPart()).isNotBlank());
    }

    @Test
    void remembersWhatWasWrittenWhenItIsToldWhere(@TempDir Path folder) throws IOException {
        Journal journal = new Journal(folder.resolve("kept.ndjson"));
        Flag flag = new Flag();
        flag.addIdentifier().setSystem("urn:x").setValue("1");
        try (DemoEhr first = DemoEhr.start(0, List.of(), journal)) {
            assertThat(first.all(Flag.class)).isEmpty();
            ResourceMemory<Flag> memory = new ResourceMemory<>(Flag.class, InstantSource.system(), journal);
            memory.update(null, flag, "Flag?identifier=urn:x%7C1");
            memory.update(null, flag, "Flag?identifier=urn:x%7C1");
        }
        try (DemoEhr again = DemoEhr.start(0, List.of(), journal)) {
            assertThat(again.all(Flag.class))
                    .singleElement()
                    .satisfies(each -> assertThat(each.getMeta().getVersionId()).isEqualTo("2"));
        }
    }

    @Test
    void saysWhatItCanDo() throws Exception {
        assertThat(get("/metadata").body()).contains("CapabilityStatement", "RiskAssessment");
        assertThat(get("/../actuator/health").statusCode()).isEqualTo(200);
    }

    private static String flag(String status) {
        return """
                {"resourceType":"Flag","status":"%s","identifier":[{"system":"urn:x","value":"1"}],
                 "code":{"text":"x"},"subject":{"reference":"Patient/ada-1"}}""".formatted(status);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    private HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=representation")
                .PUT(BodyPublishers.ofString(body)));
    }

    private URI at(String path) {
        return URI.create(ehr.base() + path).normalize();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
