package io.auscult.adapter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the adapter tells of itself, and what it tells nobody. */
@ExtendWith(OutputCaptureExtension.class)
class LookingInTest extends AdapterOnABroker {
    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    @Test
    void isHealthyAndCountsWhatComesIn() throws Exception {
        post(bundle("batch", patientResource("i1", "1009"), "{\"resourceType\":\"Claim\"}"));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(send("GET", "/actuator/health", "").statusCode())
                                .isEqualTo(200));
        assertThat(send("GET", "/actuator/prometheus", "").body())
                .contains(
                        "auscult_messages_received_total",
                        "auscult_events_published_total",
                        "auscult_entries_ignored_total{source=\"ehr\",type=\"Claim\"}");
    }

    @Test
    void showsItsStatusAsAPageAndAsData() throws Exception {
        post(bundle("batch", patientResource("k1", "7010"), observation("ko1", "k1")));
        HttpResponse<String> page = send("GET", "/status", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("Ready", "ehr", "observation-recorded").doesNotContain("Canaryname", "1010");
        assertThat(send("GET", "/status.json", "").body())
                .contains(
                        "\"ready\":true", "\"name\":\"ehr\"", "\"state\":\"RECEIVING\"", "\"commit\":{\"median\":\"PT");
    }

    @Test
    void tellsOfItsSourcesInHealthAndGauges() throws Exception {
        assertThat(send("GET", "/actuator/health", "").body()).contains("\"silent\":[]");
        assertThat(send("GET", "/actuator/prometheus", "").body())
                .contains(
                        "auscult_sources_silence_seconds{source=\"ehr\"}", "auscult_sources_silent{source=\"ehr\"} 0");
    }

    @Test
    void describesItsDoorsInOpenApiAndNoOthers() throws Exception {
        OpenApiDocument document =
                OpenApiDocument.read(send("GET", "/openapi.yaml", "").body());
        assertThat(document.problems()).isEmpty();
        Set<String> open =
                OpenApiDocument.operations(mappings.getHandlerMethods().keySet());
        assertThat(document.operations()).containsAll(open);
        Set<String> others = new TreeSet<>(document.operations());
        others.removeAll(open);
        assertThat(others).containsExactly("GET /actuator/health", "GET /actuator/prometheus");
    }

    @Test
    void answersWithStatusesThatOpenApiNames() throws Exception {
        OpenApiDocument document =
                OpenApiDocument.read(send("GET", "/openapi.yaml", "").body());
        String patient = patientResource("l1", "1011");
        assertThat(document.statuses("POST", "/fhir"))
                .contains(
                        Integer.toString(post(patient).statusCode()),
                        Integer.toString(post("{").statusCode()));
        assertThat(document.statuses("PUT", "/fhir/{type}/{id}"))
                .contains(Integer.toString(
                        send("PUT", "/fhir/Patient/other", patient).statusCode()));
        assertThat(document.statuses("POST", "/fhir/Patient/{id}/$backfill-ended"))
                .contains(Integer.toString(
                        send("POST", "/fhir/Patient/nobody/$backfill-ended", "").statusCode()));
        assertThat(document.statuses("GET", "/actuator/health"))
                .contains(Integer.toString(send("GET", "/actuator/health", "").statusCode()));
        assertThat(document.statuses("GET", "/actuator/prometheus"))
                .contains(
                        Integer.toString(send("GET", "/actuator/prometheus", "").statusCode()));
    }

    @Test
    void letsNoNameAndNoNumberIntoLogsKeysOrHeaders(CapturedOutput output) throws Exception {
        post(bundle("batch", patientResource("j1", "90210555"), observation("jo1", "j1")));
        post(patientResource("j2", "90210555").replace("1958-03-02", "Canaryname"));
        post("{\"resourceType\":\"Patient\",\"name\":\"Canaryname\",\"x\":90210555");
        overMllp(ORU.replace("20001", "90210555"), "Canaryname 90210555", ORU.replace("||52|", "||Canaryname|"));
        assertThat(output.getAll()).doesNotContain("Canaryname", "90210555");
        Stream.of(
                        Log.of(BROKER.getBrokersAsString(), TOPICS.events(), SERDES.events()),
                        Log.of(BROKER.getBrokersAsString(), TOPICS.people(), SERDES.people()),
                        messages(),
                        deadLetters())
                .flatMap(List::stream)
                .forEach(record -> {
                    assertThat(record.key()).doesNotContain("90210555");
                    record.headers()
                            .forEach(header -> assertThat(new String(header.value(), StandardCharsets.UTF_8))
                                    .doesNotContain("Canaryname", "90210555"));
                });
        assertThat(deadLetters())
                .allSatisfy(record -> assertThat(record.value().reason()).doesNotContain("Canaryname", "90210555"));
        assertThat(send("GET", "/actuator/prometheus", "").body()).doesNotContain("Canaryname", "90210555");
    }
}
