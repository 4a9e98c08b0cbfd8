package io.auscult.streams.inference;

import io.auscult.core.event.InferenceOutcome.Failed.Reason;
import io.auscult.core.event.InferenceOutcome.Returned;
import io.auscult.core.signal.Signal.Question;
import io.auscult.streams.inference.CallFailed.Blame;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call over HTTP: bounded in time from connecting to the last byte, and in size; no redirect is followed. */
public final class InferenceClient implements AutoCloseable {
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration READY_WITHIN = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final BearerTokens tokens;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_WITHIN)
            .build();

    public InferenceClient(BearerTokens tokens) {
        this.tokens = tokens;
    }

    /** @throws CallFailed when no answer came that can be used */
    Returned ask(Endpoint endpoint, Question question) {
        HttpRequest request = to(endpoint.infer())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .timeout(endpoint.remote().timeout())
                .POST(BodyPublishers.ofByteArray(InferenceProtocol.request(endpoint, question)))
                .build();
        HttpResponse<byte[]> response = send(request, endpoint.remote().timeout());
        if (response.statusCode() != OK) {
            throw refused(response.statusCode());
        }
        return InferenceProtocol.answer(endpoint, question, response.body());
    }

    /** Whether the server says that it is ready. */
    boolean isReady(Endpoint endpoint) {
        try {
            HttpRequest request =
                    to(endpoint.ready()).timeout(READY_WITHIN).GET().build();
            return send(request, READY_WITHIN).statusCode() == OK;
        } catch (CallFailed _) {
            return false;
        }
    }

    private HttpRequest.Builder to(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        try {
            tokens.of(uri).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        } catch (UncheckedIOException e) {
            throw new CallFailed(Reason.REFUSED, Blame.SERVER, "The file of the bearer token cannot be read");
        }
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest request, Duration timeout) {
        CompletableFuture<HttpResponse<byte[]>> call =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw timedOut();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HttpTimeoutException ? timedOut() : unreachable(e);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a remote model was asked", e);
        }
    }

    private static CallFailed timedOut() {
        return new CallFailed(Reason.TIMED_OUT, Blame.PASSING, "No answer in time");
    }

    private static CallFailed unreachable(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new CallFailed(
                Reason.UNREACHABLE, Blame.PASSING, cause.getClass().getSimpleName());
    }

    private static CallFailed refused(int status) {
        boolean busy = status == TOO_MANY_REQUESTS || status > SERVER_ERROR;
        Blame blame = busy || status == SERVER_ERROR ? Blame.PASSING : Blame.QUESTION;
        return new CallFailed(busy ? Reason.UNREACHABLE : Reason.REFUSED, blame, "HTTP " + status);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
