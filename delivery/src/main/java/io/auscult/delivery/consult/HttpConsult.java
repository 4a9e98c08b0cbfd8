package io.auscult.delivery.consult;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Asks streams-app, {@code POST /consult/{patient}}, and waits no longer than the timeout. */
public final class HttpConsult implements Consult {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final URI base;
    private final Duration timeout;
    /** Made once: a new one asks the registry for its schema at its first record. */
    private final Serializer<PatientEvent> events;

    private final Deserializer<Signal> signals;
    private final Topics topics;

    /**
     * A consultation over HTTP.
     *
     * @param base where streams-app listens, such as {@code http://127.0.0.1:8082}
     * @param serdes drafts go there as the log encodes events
     */
    public HttpConsult(URI base, Duration timeout, WireSerdes serdes, Topics topics) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
        this.base = base;
        this.timeout = timeout;
        this.events = serdes.events().serializer();
        this.signals = serdes.signals().deserializer();
        this.topics = topics;
    }

    @Override
    public CompletableFuture<Consulted> ask(PatientId patient, List<PatientEvent> drafts) {
        return CompletableFuture.supplyAsync(() -> request(patient, drafts), Thread::startVirtualThread)
                .thenCompose(request -> client.sendAsync(request, BodyHandlers.ofByteArray()))
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(this::answer)
                .exceptionally(HttpConsult::unanswered);
    }

    private HttpRequest request(PatientId patient, List<PatientEvent> drafts) {
        return HttpRequest.newBuilder(base.resolve("/consult/" + patient.value()))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(drafts)))
                .build();
    }

    private String body(List<PatientEvent> drafts) {
        return drafts.isEmpty()
                ? "{}"
                : drafts.stream().map(this::encoded).collect(Collectors.joining("\",\"", "{\"events\":[\"", "\"]}"));
    }

    private String encoded(PatientEvent draft) {
        return Base64.getEncoder()
                .encodeToString(events.serialize(topics.events().name(), draft));
    }

    private Signal signal(String encoded) {
        return signals.deserialize(topics.signals().name(), Base64.getDecoder().decode(encoded));
    }

    private Consulted answer(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case OK -> ConsultAnswer.read(response.body(), this::signal);
            // No chart of this patient: nothing to say, and nothing is missing.
            case NOT_FOUND -> new Consulted.Answered("", List.of());
            default -> new Consulted.Unanswered("HTTP " + response.statusCode());
        };
    }

    private static Consulted unanswered(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean late = cause instanceof TimeoutException || cause instanceof HttpTimeoutException;
        return new Consulted.Unanswered(late ? "late" : cause.getClass().getSimpleName());
    }
}
