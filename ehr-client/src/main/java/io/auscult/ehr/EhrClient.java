package io.auscult.ehr;

import io.auscult.ehr.EhrFailure.Kind;
import io.auscult.schemas.topic.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks one EHR over FHIR. It waits no longer than its timeouts, takes no more than its limit, asks again where that may help, and
 * goes to no other server: not by a link, not by a reference, not by a redirect.
 */
public final class EhrClient implements AutoCloseable {
    private static final String FHIR_JSON = "application/fhir+json";
    private static final int UNAUTHORIZED = 401;

    private final EhrAddress address;
    private final Authorization authorization;
    private final Limits limits;
    private final Retries retries;
    private final Pause pause;
    private final HttpClient http;

    /**
     * How much is put up with.
     *
     * @param whole from question to the last byte of the answer
     */
    public record Limits(Duration connect, Duration whole, int bodyBytes) {
        public static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(60), 50 * 1024 * 1024);
    }

    public EhrClient(URI base, Authorization authorization, Limits limits, Clock clock, Pause pause) {
        this.address = new EhrAddress(base);
        this.authorization = authorization;
        this.limits = limits;
        this.retries = new Retries(clock, RandomGenerator.getDefault());
        this.pause = pause;
        this.http = HttpClient.newBuilder()
                .connectTimeout(limits.connect())
                .followRedirects(Redirect.NEVER)
                .build();
    }

    /** As it is used: with real time and the usual limits. */
    public static EhrClient to(URI base, Authorization authorization) {
        return new EhrClient(base, authorization, Limits.USUAL, Clock.systemUTC(), Pause.sleeping());
    }

    /** Without a slash at the end. */
    public URI base() {
        return address.base();
    }

    /** What a reference means when this EHR holds it: relative, or absolute under its base. */
    public Optional<TypedId> local(@Nullable String reference) {
        return address.local(reference);
    }

    public EhrAnswer get(String url) throws EhrFailure, InterruptedException {
        return send(EhrRequest.get(url));
    }

    /**
     * The answer, whatever its status; see {@link EhrAnswer#ok()}.
     *
     * @throws EhrFailure when there is no answer, or the address is another server's
     */
    public EhrAnswer send(EhrRequest request) throws EhrFailure, InterruptedException {
        URI target = address.own(request.url());
        HttpResponse<byte[]> response = exchange(request, target, _ -> new BoundedBody(limits.bodyBytes()));
        return answer(request, response, Payload.of(response.body()));
    }

    /**
     * A large answer, to be read as it comes and closed. It may lie on another server, as exported files do; our token does not go
     * there.
     *
     * @throws EhrFailure unless the status is 2xx
     */
    public InputStream open(EhrRequest request) throws EhrFailure, InterruptedException {
        HttpResponse<InputStream> response =
                exchange(request, address.any(request.url()), BodyHandlers.ofInputStream());
        if (response.statusCode() / 100 != 2) {
            close(response.body());
            throw Refusal.of(answer(request, response, Payload.of(new byte[0])));
        }
        return response.body();
    }

    /** Where the next page of a Bundle is, for {@link #get}; empty on the last. */
    public Optional<String> next(JsonNode bundle) {
        return bundle.path("link")
                .valueStream()
                .filter(link -> link.path("relation").asString("").equals("next"))
                .map(link -> link.path("url").asString(""))
                .filter(url -> !url.isEmpty())
                .findFirst();
    }

    private <T> HttpResponse<T> exchange(EhrRequest request, URI target, BodyHandler<T> handler)
            throws EhrFailure, InterruptedException {
        boolean renewed = false;
        for (int attempt = 1; ; attempt++) {
            Optional<String> token = address.isOwn(target) ? authorization.token() : Optional.empty();
            Optional<Duration> wait;
            try {
                HttpResponse<T> response = once(request, target, token, handler);
                if (response.statusCode() == UNAUTHORIZED && token.isPresent() && !renewed) {
                    renewed = true;
                    authorization.refused(token.get());
                    discard(response);
                    continue;
                }
                wait = retries.after(request, response.statusCode(), response.headers(), attempt);
                if (wait.isEmpty()) {
                    return response;
                }
                discard(response);
            } catch (BoundedBody.TooLarge e) {
                throw tooLarge(request);
            } catch (IOException e) {
                wait = retries.afterSilence(request, attempt);
                if (wait.isEmpty()) {
                    throw silent(request, e);
                }
            }
            pause.take(wait.get());
        }
    }

    private <T> HttpResponse<T> once(EhrRequest request, URI target, Optional<String> token, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> coming = http.sendAsync(built(request, target, token), handler);
        try {
            return coming.get(limits.whole().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("No answer in " + limits.whole(), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException("The exchange failed", e.getCause());
        } finally {
            coming.cancel(true);
        }
    }

    private HttpRequest built(EhrRequest request, URI target, Optional<String> token) {
        @Nullable Payload body = request.body();
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.toBytes());
        HttpRequest.Builder builder = HttpRequest.newBuilder(target)
                .timeout(limits.whole())
                .method(request.method(), publisher)
                .setHeader("Accept", FHIR_JSON);
        if (body != null) {
            builder.setHeader("Content-Type", FHIR_JSON);
        }
        request.headers().forEach(builder::setHeader);
        token.ifPresent(it -> builder.setHeader("Authorization", "Bearer " + it));
        return builder.build();
    }

    private EhrAnswer answer(EhrRequest request, HttpResponse<?> response, Payload body) {
        @Nullable Duration wait = retries.asked(response.headers()).orElse(null);
        return new EhrAnswer(request, response.statusCode(), response.headers(), wait, body);
    }

    private EhrFailure silent(EhrRequest request, IOException e) {
        return new EhrFailure(
                Kind.LATER,
                "The EHR at " + base() + " does not answer " + request.words() + " ("
                        + e.getClass().getSimpleName()
                        + "); is it running, and is the address right? It is tried again",
                null);
    }

    private EhrFailure tooLarge(EhrRequest request) {
        return new EhrFailure(
                Kind.UNUSABLE,
                "The EHR at " + base() + " answered " + request.words() + " with more than " + limits.bodyBytes()
                        + " bytes; ask for smaller pages (_count)",
                null);
    }

    private static void discard(HttpResponse<?> response) {
        if (response.body() instanceof InputStream stream) {
            close(stream);
        }
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // Nobody reads on.
        }
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
