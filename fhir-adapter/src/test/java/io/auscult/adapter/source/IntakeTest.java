package io.auscult.adapter.source;

import static io.auscult.adapter.source.Lab.ADT;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.publish.Outgoing;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.mapping.v2.V2MessageMapper;
import io.auscult.schemas.topic.Cursor;
import io.auscult.schemas.topic.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is sent again is told again, and published no second time. */
class IntakeTest {
    private final Lab lab = new Lab();

    private Delivery v2(String message, boolean backfill) {
        return new Delivery(
                lab.source(),
                "er7",
                Payload.of(message.getBytes(StandardCharsets.UTF_8)),
                backfill,
                null,
                V2MessageMapper::map);
    }

    private Delivery fhir(String resource) {
        return new Delivery(
                lab.source(),
                "fhir",
                Payload.of(resource.getBytes(StandardCharsets.UTF_8)),
                false,
                null,
                FhirMessageMapper::map);
    }

    private static String jane(String family) {
        return """
                {"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:mrn","value":"1"}],
                 "name":[{"family":"%s"}],"birthDate":"1958-03-02"}
                """.formatted(family);
    }

    @Test
    void publishesTheSameMessageOnce() throws Exception {
        Receipt first = lab.intake.receive(v2(ADT, false));
        Receipt second = lab.intake.receive(v2(ADT, false));
        assertThat(second).isEqualTo(first);
        assertThat(lab.stored).hasSize(1);
        assertThat(lab.messages("stored")).isEqualTo(1);
        assertThat(lab.messages("repeated")).isEqualTo(1);
    }

    @Test
    void publishesAnotherMessageWithTheSameContentAndAnotherControlId() throws Exception {
        lab.intake.receive(v2(ADT, false));
        lab.intake.receive(v2(ADT.replace("C1", "C2"), false));
        assertThat(lab.stored).hasSize(2);
    }

    @Test
    void publishesLiveWhatWasLoadedBefore() throws Exception {
        lab.intake.receive(v2(ADT, true));
        lab.intake.receive(v2(ADT, false));
        assertThat(lab.stored).hasSize(2);
    }

    @Test
    void answersEveryEntryOfWhatIsSentAgain() throws Exception {
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":" + jane("Doe")
                + "},{\"resource\":{\"resourceType\":\"Claim\"}}]}";
        lab.intake.receive(fhir(bundle));
        assertThat(lab.intake.receive(fhir(bundle)).message().entries()).hasSize(2);
        assertThat(lab.stored).hasSize(1);
    }

    @Test
    void publishesAResourceThatIsAgainWhatItWas() throws Exception {
        lab.intake.receive(fhir(jane("Doe")));
        lab.intake.receive(fhir(jane("Smith")));
        lab.intake.receive(fhir(jane("Doe")));
        lab.intake.receive(fhir(jane("Doe")));
        assertThat(lab.stored).hasSize(3);
    }

    @Test
    void publishesAResourceThatCameToAnotherAddress() throws Exception {
        Payload body = Payload.of(jane("Doe").getBytes(StandardCharsets.UTF_8));
        lab.intake.receive(fhir(jane("Doe")));
        Receipt elsewhere = lab.intake.receive(new Delivery(
                lab.source(),
                "fhir",
                body,
                false,
                null,
                (bytes, arrival, finder) -> FhirMessageMapper.mapAt("Patient", "other", bytes, arrival, finder)));
        assertThat(elsewhere.message().events()).isEmpty();
        assertThat(lab.stored).hasSize(2);
    }

    @Test
    void takesAMessageInAgainAfterItsPatientWasErased() throws Exception {
        lab.directory.onRemoval(lab.intake::forgetRepeats);
        lab.intake.receive(v2(ADT, false));
        PatientId patient = lab.stored.getFirst().people().getFirst().patient();
        lab.directory.remove(patient);
        lab.intake.receive(v2(ADT, false));
        assertThat(lab.stored).hasSize(2);
    }

    @Test
    void takesAMessageInAgainAfterTheSourcesChanged() throws Exception {
        lab.intake.receive(v2(ADT, false));
        lab.intake.forgetRepeats();
        lab.intake.receive(v2(ADT, false));
        assertThat(lab.stored).hasSize(2);
    }

    @Test
    void doesNotRememberWhatWasReadUnderEarlierRules() throws Exception {
        lab.kafka = outgoing -> {
            lab.store(outgoing);
            lab.intake.forgetRepeats();
        };
        lab.intake.receive(v2(ADT, false));
        lab.intake.receive(v2(ADT, false));
        assertThat(lab.stored).hasSize(2);
    }

    @Test
    void commitsHowFarItReadAlsoWithWhatItKnows() throws Exception {
        Cursor cursor = Cursor.of("lab", "Observation", "7", Lab.CLOCK.instant());
        lab.intake.receive(v2(ADT, false));
        lab.intake.receive(v2(ADT, false), List.of(cursor));
        assertThat(lab.stored).hasSize(2);
        assertThat(lab.stored.getLast().events()).isEmpty();
        assertThat(lab.stored.getLast().parts()).isEmpty();
        assertThat(lab.stored.getLast().cursors()).containsExactly(cursor);
    }

    @Test
    void publishesOnceWhatComesManyTimesAtTheSameMoment() throws Exception {
        CountDownLatch all = new CountDownLatch(1);
        lab.kafka = outgoing -> {
            all.await();
            lab.store(outgoing);
        };
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Receipt>> receipts = IntStream.range(0, 50)
                    .mapToObj(_ -> senders.submit(() -> lab.intake.receive(v2(ADT, false))))
                    .toList();
            all.countDown();
            for (Future<Receipt> receipt : receipts) {
                assertThat(receipt.get().message().events()).hasSize(1);
            }
        }
        assertThat(lab.stored).hasSize(1);
        assertThat(lab.messages("repeated")).isEqualTo(49);
    }

    @Test
    void triesTheSecondWhenTheFirstOfTheSameFails() throws Exception {
        List<Outgoing> tried = new ArrayList<>();
        CountDownLatch second = new CountDownLatch(1);
        lab.kafka = outgoing -> {
            tried.add(outgoing);
            if (tried.size() == 1) {
                second.await();
                Lab.DOWN.publish(outgoing);
            }
            lab.store(outgoing);
        };
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Receipt> first = senders.submit(() -> lab.intake.receive(v2(ADT, false)));
            Awaitility.await().until(() -> tried.size() == 1);
            Future<Receipt> other = senders.submit(() -> lab.intake.receive(v2(ADT, false)));
            second.countDown();
            assertThat(first).failsWithin(Duration.ofSeconds(10));
            assertThat(other).succeedsWithin(Duration.ofSeconds(10));
        }
        assertThat(lab.stored).hasSize(1);
    }
}
