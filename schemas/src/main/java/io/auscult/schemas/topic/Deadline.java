package io.auscult.schemas.topic;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;

/** One limit for several waits on a cluster. */
record Deadline(long atNanos) {

    static Deadline in(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos());
    }

    <T> T answer(KafkaFuture<T> future, String awaited) throws InterruptedException {
        try {
            return future.get(leftNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw over(awaited, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known
                    ? known
                    : new IllegalStateException("Kafka did not give " + awaited, e.getCause());
        }
    }

    void pause(Duration pause, String awaited) throws InterruptedException {
        if (leftNanos() == 0) {
            throw over(awaited, null);
        }
        TimeUnit.NANOSECONDS.sleep(Math.min(pause.toNanos(), leftNanos()));
    }

    private long leftNanos() {
        return Math.max(0, atNanos - System.nanoTime());
    }

    private static IllegalStateException over(String awaited, @Nullable Exception cause) {
        return new IllegalStateException("The cluster did not answer in time; awaited: " + awaited, cause);
    }
}
