package io.auscult.adapter.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.RecordHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a FHIR door takes, and what is committed when it answers. */
class FhirIntakeTest extends AdapterOnABroker {
    @Test
    void answersWhenMessageEventsAndPersonAreCommitted() throws Exception {
        HttpResponse<String> answer = post(bundle(
                "transaction",
                patientResource("a1", "1001"),
                observation("ao1", "a1"),
                "{\"resourceType\":\"Claim\"}"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("transaction-response", "201 Created", "1 event", "Claim ignored");
        PatientId jane = patient("urn:mrn", "1001");
        assertThat(events(jane)).extracting(ConsumerRecord::value).hasSize(2);
        assertThat(events(jane).getFirst().value()).isInstanceOf(DemographicsRecorded.class);
        assertThat(events(jane).getFirst().value().envelope().moreFollow()).isTrue();
        assertThat(events(jane).getLast().value()).isInstanceOf(ObservationRecorded.class);
        assertThat(events(jane).getLast().value().envelope().moreFollow()).isFalse();
        assertThat(people(jane)).hasSize(1);
    }

    @Test
    void saysInEveryEventWhichMessageItCameFrom() throws Exception {
        post(bundle("batch", patientResource("b1", "1002")));
        ConsumerRecord<String, PatientEvent> event =
                events(patient("urn:mrn", "1002")).getFirst();
        String id = event.value().envelope().messageId();
        ConsumerRecord<String, Message> message = messages().stream()
                .filter(record -> record.key().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(RecordHeaders.source(event.headers()).orElseThrow().words())
                .isEqualTo(message.topic() + "/" + message.partition() + "@" + message.offset());
        assertThat(RecordHeaders.get(event.headers(), RecordHeaders.KIND)).contains("demographics-recorded");
        assertThat(RecordHeaders.get(event.headers(), RecordHeaders.MESSAGE_ID)).contains(id);
        assertThat(RecordHeaders.get(event.headers(), RecordHeaders.TRACEPARENT))
                .isPresent();
    }

    @Test
    void publishesWhatIsSentTwiceOnce() throws Exception {
        String sent = bundle("collection", patientResource("c1", "1003"), observation("co1", "c1"));
        String first = post(sent).body();
        assertThat(post(sent).body()).isEqualTo(first);
        PatientId jane = patient("urn:mrn", "1003");
        assertThat(events(jane)).hasSize(2);
        assertThat(people(jane)).hasSize(1);
    }

    @Test
    void understandsALaterReferenceToAPatientItWasToldOf() throws Exception {
        post(patientResource("d1", "1004"));
        assertThat(post(observation("do1", "d1")).statusCode()).isEqualTo(200);
        assertThat(events(patient("urn:mrn", "1004"))).hasSize(2);
    }

    @Test
    void keepsALargeMessageInPartsUnderOneKey() throws Exception {
        String[] many = IntStream.range(0, 3_000)
                .mapToObj(i -> observation("e" + i, "e1"))
                .toArray(String[]::new);
        String sent = bundle("batch", many);
        assertThat(post(sent).statusCode()).isEqualTo(200);
        List<Message> parts = messages().stream()
                .map(ConsumerRecord::value)
                .filter(message -> message.parts() > 1)
                .toList();
        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(new String(Message.join(parts), StandardCharsets.UTF_8)).isEqualTo(sent);
    }

    @Test
    void putsAResourceAtItsAddressOnly() throws Exception {
        assertThat(send("PUT", "/fhir/Patient/f1", patientResource("f1", "1006"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("PUT", "/fhir/Patient/other", patientResource("f1", "1006"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void marksAnInitialLoadAndItsEnd() throws Exception {
        send("POST", "/fhir?backfill=true", patientResource("g1", "1007"));
        assertThat(send("POST", "/fhir/Patient/g1/$backfill-ended", "").statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/fhir/Patient/$backfill-ended?identifier=urn:mrn%7C1007", "")
                        .statusCode())
                .isEqualTo(200);
        List<ConsumerRecord<String, PatientEvent>> events = events(patient("urn:mrn", "1007"));
        assertThat(events.getFirst().value().envelope().backfill()).isTrue();
        assertThat(events)
                .extracting(ConsumerRecord::value)
                .hasSize(3)
                .last()
                .isInstanceOf(PatientEvent.BackfillEnded.class);
    }

    @Test
    void knowsNoPatientItWasNotToldOf() throws Exception {
        assertThat(send("POST", "/fhir/Patient/nobody/$backfill-ended", "").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+ndjson", "application/ndjson", "application/x-ndjson;charset=utf-8"})
    void takesAResourceOnEachLine(String type) throws Exception {
        String id = type.replaceAll("[^a-z]", "");
        String lines = String.join(
                "\n",
                patientResource(id, "mrn-" + id).replace("\n", " "),
                observation("o" + id, id).replace("\n", " "),
                "{\"resourceType\":\"Claim\"}",
                "",
                "not json " + id);
        HttpResponse<String> answer = send("POST", "/fhir?backfill=true", type, lines);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "{\"name\":\"entries\",\"valueInteger\":4}",
                        "{\"name\":\"accepted\",\"valueInteger\":2}",
                        "{\"name\":\"events\",\"valueInteger\":2}",
                        "\"valueString\":\"Claim\"},{\"name\":\"count\",\"valueInteger\":1}",
                        "{\"name\":\"line\",\"valueInteger\":5}")
                .doesNotContain("mrn-");
        assertThat(events(patient("urn:mrn", "mrn-" + id)))
                .hasSize(2)
                .allMatch(record -> record.value().envelope().backfill());
        assertThat(deadLetters())
                .anySatisfy(record -> assertThat(
                                new String(record.value().original().toBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("not json " + id));
        assertThat(messages())
                .extracting(record -> record.value().contentType())
                .contains("application/fhir+ndjson");
    }

    @Test
    void hasADoorForEachSource() throws Exception {
        assertThat(send("POST", "/sources/ehr/fhir", patientResource("door1", "70101"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(events(patient("urn:mrn", "70101")))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.value().envelope().source()).isEqualTo("ehr"));
        HttpResponse<String> answer = send("POST", "/sources/lab/fhir", patientResource("door2", "70111"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @Test
    void takesAnEmptyNotice() throws Exception {
        assertThat(post("").statusCode()).isEqualTo(200);
    }

    private static final int ENTRIES = 1_268;

    @Test
    void takesASyntheaBundleInSeconds() throws Exception {
        Path folder = Path.of(System.getProperty("auscult.shared", "../../shared"), "corpus/synthea-dev");
        Assumptions.assumeTrue(Files.isDirectory(folder), "There is no corpus at " + folder);
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.filter(it -> it.getFileName().toString().startsWith("Dylan"))
                    .findFirst()
                    .orElseThrow();
        }
        long started = System.nanoTime();
        HttpResponse<String> answer = post(Files.readString(file));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("422 Unprocessable Entity");
        assertThat(answer.body().split("\"response\"", -1)).hasSize(ENTRIES + 1);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }
}
