package io.auscult.streams.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.signal.InferenceRequest;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal.Question;
import io.auscult.core.value.PatientId;
import io.auscult.streams.inference.Desk.Place;
import java.time.Instant;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final PatientId ONE = new PatientId("0123456789abcdef0123456789abcdef");
    private static final PatientId OTHER = new PatientId("fedcba9876543210fedcba9876543210");

    private final Desk desk = new Desk();

    @Test
    void asksOneQuestionOfAPatientAtATimeAndTheNewestNext() {
        Ticket first = ticket(ONE, 0);
        Ticket second = ticket(ONE, 1);
        Ticket third = ticket(ONE, 2);

        assertThat(desk.take(first)).isEqualTo(new Place.Now());
        assertThat(desk.take(second)).isEqualTo(new Place.Next());
        assertThat(desk.take(third)).isEqualTo(new Place.InsteadOf(second));
        assertThat(desk.waiting()).isEqualTo(1);
        assertThat(desk.done(first.line())).contains(third);
        assertThat(desk.done(third.line())).isEmpty();
        assertThat(desk.underWay()).isZero();
    }

    @Test
    void letsPatientsNotWaitForEachOther() {
        desk.take(ticket(ONE, 0));

        assertThat(desk.take(ticket(OTHER, 1))).isEqualTo(new Place.Now());
        assertThat(desk.underWay()).isEqualTo(2);
    }

    private static Ticket ticket(PatientId patient, long offset) {
        InferenceRequest request = new InferenceRequest(
                new ModelRef("site-risk", "1.0.0"), Instant.EPOCH, new Question("q-" + offset, new TreeMap<>()));
        return new Ticket(patient, request, new ConsumerRecord<>("asked", 0, offset, patient.value(), new byte[0]));
    }
}
