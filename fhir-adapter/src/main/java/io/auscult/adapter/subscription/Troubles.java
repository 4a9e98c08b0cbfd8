package io.auscult.adapter.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which duties failed, why, and when each is tried again. A duty that fails holds up no other. */
final class Troubles<D> {
    private final Map<D, Trouble> open = new ConcurrentHashMap<>();
    private final Timings timings;

    private record Trouble(int failures, Instant again, String words) {}

    Troubles(Timings timings) {
        this.timings = timings;
    }

    boolean mayTry(D duty, Instant now) {
        Trouble trouble = open.get(duty);
        return trouble == null || !now.isBefore(trouble.again());
    }

    void solved(D duty) {
        open.remove(duty);
    }

    /** Whether this is news, and worth a line in the log. */
    boolean failed(D duty, String words, @Nullable Duration askedToWait, Instant now) {
        Trouble before = open.get(duty);
        int failures = before == null ? 0 : before.failures() + 1;
        Duration pause = timings.after(failures);
        Duration wait = askedToWait != null && askedToWait.compareTo(pause) > 0 ? askedToWait : pause;
        open.put(duty, new Trouble(failures, now.plus(wait), words));
        return before == null || !before.words().equals(words);
    }

    boolean any() {
        return !open.isEmpty();
    }

    String words() {
        return open.values().stream().map(Trouble::words).distinct().sorted().collect(Collectors.joining("; "));
    }
}
