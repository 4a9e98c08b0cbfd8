package io.auscult.cli.topics;

import io.auscult.cli.up.StartFailure;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** What the broker answers, waited for with a limit. */
public final class Answers {
    private static final int LIMIT_SECONDS = 30;

    private Answers() {}

    /** @throws StartFailure when the broker refuses, or does not answer */
    public static <T> T of(KafkaFuture<T> future) {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException told
                    ? told
                    : new StartFailure("Kafka refused: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new TopicsUnavailable("Kafka does not answer. Is Auscult running? Start it with: auscult up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while waiting for Kafka", e);
        }
    }
}
