package io.auscult.streams.inference;

import io.auscult.core.event.InferenceOutcome;
import io.auscult.core.event.InferenceOutcome.Failed;
import io.auscult.core.event.InferenceOutcome.Failed.Reason;
import io.auscult.core.event.InferenceOutcome.Returned;
import io.auscult.core.signal.Signal.Question;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls to one endpoint: no more at a time than its card allows, again with growing pauses and full jitter while it may help, and
 * none at all for a while when most of the last ones failed.
 */
public final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final Duration UNTIL_IT_IS_A_CALLS_TURN = Duration.ofHours(1);

    private final Endpoint endpoint;
    private final InferenceClient client;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final Retry retry;

    /**
     * How an endpoint is spared.
     *
     * @param calls so many of the last calls are looked at, once there are half as many
     * @param rest for so long it is left alone when more than half of them failed
     * @param firstPause the longest pause before the second attempt; it doubles, up to {@code longestPause}
     */
    public record Care(int calls, Duration rest, Duration firstPause, Duration longestPause) {
        public static final Care USUAL =
                new Care(20, Duration.ofSeconds(30), Duration.ofMillis(500), Duration.ofSeconds(10));
    }

    Guard(Endpoint endpoint, InferenceClient client, Care care) {
        String name = endpoint.model().toString();
        this.endpoint = endpoint;
        this.client = client;
        this.bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(endpoint.remote().concurrency())
                        .maxWaitDuration(UNTIL_IT_IS_A_CALLS_TURN)
                        .fairCallHandlingStrategyEnabled(true)
                        .build());
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(care.calls())
                        .minimumNumberOfCalls(Math.max(1, care.calls() / 2))
                        .waitDurationInOpenState(care.rest())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .recordException(failure -> failure instanceof CallFailed call && call.countsAgainstTheServer())
                        .build());
        this.retry = Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(endpoint.remote().attempts())
                        .retryOnException(failure -> failure instanceof CallFailed call && call.isPassing())
                        .intervalFunction(fullJitter(care))
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(change -> LOG.warn(
                        "Remote model {}: calls are now {}",
                        name,
                        change.getStateTransition().getToState()));
    }

    /** Anything from no pause to the longest: callers that failed together do not come back together. */
    private static IntervalFunction fullJitter(Care care) {
        IntervalFunction longest = IntervalFunction.ofExponentialBackoff(care.firstPause(), 2, care.longestPause());
        return attempt -> ThreadLocalRandom.current().nextLong(longest.apply(attempt) + 1);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** What came of it, after as many attempts as the card allows. */
    InferenceOutcome ask(Question question) {
        Supplier<Returned> call = () -> client.ask(endpoint, question);
        try {
            return Retry.decorateSupplier(
                            retry, Bulkhead.decorateSupplier(bulkhead, CircuitBreaker.decorateSupplier(breaker, call)))
                    .get();
        } catch (CallNotPermittedException _) {
            return new Failed(Reason.CIRCUIT_OPEN);
        } catch (CallFailed e) {
            LOG.warn("Remote model {} did not answer: {}", endpoint.model(), e.getMessage());
            return e.outcome();
        }
    }

    /** The model and version, for a reader. */
    public String model() {
        return endpoint.model().toString();
    }

    /** Whether the server says that it is ready; asked now, with a short timeout. */
    public boolean isReady() {
        return client.isReady(endpoint);
    }

    /** True while the endpoint is left alone. */
    public boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    /** {@code closed} while calls are made, {@code open} while none are, {@code half-open} while it is tried again. */
    public String circuit() {
        return breaker.getState().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Calls under way. */
    public int calling() {
        return bulkhead.getMetrics().getMaxAllowedConcurrentCalls()
                - bulkhead.getMetrics().getAvailableConcurrentCalls();
    }
}
