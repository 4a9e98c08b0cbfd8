package io.auscult.delivery.cdshooks;

import io.auscult.core.alert.AlertId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Alerts that somebody answered this minute: between the answer and the alert's new state nobody is asked again. */
public final class JustAnswered {
    private static final Duration UNTIL_THE_LOG_SAYS_SO = Duration.ofMinutes(1);

    private final Map<AlertId, Instant> answered = new ConcurrentHashMap<>();

    void add(AlertId alert, Instant now) {
        answered.values().removeIf(at -> isOver(at, now));
        answered.put(alert, now);
    }

    boolean contains(AlertId alert, Instant now) {
        Instant at = answered.get(alert);
        return at != null && !isOver(at, now);
    }

    private static boolean isOver(Instant at, Instant now) {
        return at.plus(UNTIL_THE_LOG_SAYS_SO).isBefore(now);
    }
}
