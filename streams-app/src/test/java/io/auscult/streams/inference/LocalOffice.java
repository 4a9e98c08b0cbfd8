package io.auscult.streams.inference;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.signal.InferenceRequest;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.PatientId;
import io.auscult.models.remote.RemoteModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Asks a server without a broker: a question in, the event for the log out, at the time that the test says. */
public final class LocalOffice implements AutoCloseable {
    private static final Guard.Care QUICK =
            new Guard.Care(100, Duration.ofSeconds(30), Duration.ofMillis(5), Duration.ofMillis(10));

    private final InferenceClient client = new InferenceClient(new BearerTokens(Map.of()));
    private final RemoteModel model;

    public LocalOffice(RemoteModel model) {
        this.model = model;
    }

    public PatientEvent answer(PatientId patient, InferenceRequest request, Instant at) {
        List<PatientEvent> written = new ArrayList<>();
        InferenceOffice office = new InferenceOffice(
                wanted -> Optional.of(SiteModel.endpoint(model)),
                client,
                QUICK,
                (event, _) -> {
                    written.add(event);
                    return CompletableFuture.completedFuture(null);
                },
                new NoMeters(),
                Clock.fixed(at, ZoneOffset.UTC));
        office.settle(new Ticket(patient, request, new ConsumerRecord<>("asked", 0, 0, patient.value(), new byte[0])));
        return written.getFirst();
    }

    @Override
    public void close() {
        client.close();
    }

    /** Counts nothing. */
    static final class NoMeters implements InferenceMeters {
        @Override
        public void answered(ModelRef ref, String outcome, Duration took) {}

        @Override
        public void superseded(ModelRef ref) {}

        @Override
        public void unreadable() {}

        @Override
        public void watch(ModelRef ref, Guard guard) {}
    }
}
