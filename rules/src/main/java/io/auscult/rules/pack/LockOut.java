package io.auscult.rules.pack;

import io.auscult.core.event.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How long a question stays quiet after it was answered; some reasons ask for another span than the usual one. */
public record LockOut(Duration usual, Map<String, Duration> byReason) {
    public static final LockOut NONE = new LockOut(Duration.ZERO, Map.of());

    public LockOut {
        byReason = Map.copyOf(byReason);
    }

    public Instant endsAfter(Answer answer) {
        Duration span = answer.reason() == null
                ? usual
                : byReason.getOrDefault(answer.reason().code().value(), usual);
        return answer.at().plus(span);
    }
}
