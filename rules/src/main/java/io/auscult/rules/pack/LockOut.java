package io.auscult.rules.pack;

import io.auscult.core.event.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long a question stays quiet after it was answered; some reasons ask for another span than the usual one. Where a span is
 * followed by new data, the same data do not raise it again: it stays quiet until the rule sees something else than was answered.
 *
 * @param scope whether it ends with the visit in which it was answered
 * @param awaitsNewData the reasons whose span is followed by new data, {@link #USUAL} for the usual one
 */
public record LockOut(Duration usual, Map<String, Duration> byReason, Scope scope, Set<String> awaitsNewData) {
    public static final LockOut NONE = new LockOut(Duration.ZERO, Map.of());

    /** In the place of a reason. */
    public static final String USUAL = "usual";

    private static final String NEW_DATA = "new data";
    private static final String THEN = ", then ";

    /** What an answer counts for. */
    public enum Scope {
        /** Until its span has passed. */
        PATIENT,
        /** No longer than the visit in which it was given: it ends with that visit, and when another begins. */
        ENCOUNTER
    }

    public LockOut {
        byReason = Map.copyOf(byReason);
        awaitsNewData = Set.copyOf(awaitsNewData);
    }

    /** Spans that nothing follows. */
    public LockOut(Duration usual, Map<String, Duration> byReason, Scope scope) {
        this(usual, byReason, scope, Set.of());
    }

    /** For the patient, whatever visit. */
    public LockOut(Duration usual, Map<String, Duration> byReason) {
        this(usual, byReason, Scope.PATIENT);
    }

    /** "12 h", "12 h, then new data", "new data". */
    public record Quiet(Duration span, boolean thenNewData) {
        public static Optional<Quiet> parse(String text) {
            if (text.equals(NEW_DATA)) {
                return Optional.of(new Quiet(Duration.ZERO, true));
            }
            boolean then = text.endsWith(THEN + NEW_DATA);
            String span = then ? text.substring(0, text.length() - THEN.length() - NEW_DATA.length()) : text;
            return Spans.parse(span).map(length -> new Quiet(length, then));
        }

        public static String expected(String text) {
            return Spans.expected(text) + ", or 12 h, then new data";
        }

        public String words() {
            String length = Spans.words(span);
            return !thenNewData ? length : span.isZero() ? NEW_DATA : length + THEN + NEW_DATA;
        }
    }

    /** What holds after an answer with this reason, or {@link #USUAL}. */
    public Quiet quiet(String reason) {
        return new Quiet(byReason.getOrDefault(reason, usual), awaitsNewData.contains(reason));
    }

    public Quiet after(Answer answer) {
        String reason = answer.reason() == null ? USUAL : answer.reason().code().value();
        return quiet(byReason.containsKey(reason) ? reason : USUAL);
    }

    /** When the span is over, whatever follows it. */
    public Instant endsAfter(Answer answer) {
        return answer.at().plus(after(answer).span());
    }
}
