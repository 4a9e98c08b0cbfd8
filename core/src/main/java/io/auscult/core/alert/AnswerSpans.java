package io.auscult.core.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How long a question stays quiet for those who answered it; some reasons ask for another span than the usual one. */
public record AnswerSpans(Duration usual, Map<String, Duration> byReason) {
    public static final AnswerSpans NONE = new AnswerSpans(Duration.ZERO, Map.of());

    public AnswerSpans {
        byReason = Map.copyOf(byReason);
    }

    Instant endsAfter(PastAnswer answer) {
        return answer.at().plus(byReason.getOrDefault(answer.reason(), usual));
    }

    /** The longest of all spans: what was answered before that counts no more. */
    public Duration longest() {
        return byReason.values().stream().reduce(usual, (a, b) -> a.compareTo(b) < 0 ? b : a);
    }
}
