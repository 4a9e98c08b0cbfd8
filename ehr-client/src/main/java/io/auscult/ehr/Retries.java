package io.auscult.ehr;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before asking again, and when not to. */
record Retries(Clock clock, RandomGenerator chance) {
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    /** After no answer at all. */
    Optional<Duration> afterSilence(EhrRequest request, int attempt) {
        return request.repeatable() && attempt < ATTEMPTS ? Optional.of(growing(attempt)) : Optional.empty();
    }

    /** After an answer; empty when it stands, also when the server wants a longer pause than a caller can be left waiting. */
    Optional<Duration> after(EhrRequest request, int status, HttpHeaders headers, int attempt) {
        if (attempt >= ATTEMPTS || !mayWorkLater(request, status)) {
            return Optional.empty();
        }
        Duration wait = asked(headers).map(it -> it.plus(jitter(FIRST))).orElseGet(() -> growing(attempt));
        return wait.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(wait);
    }

    /** What a server did before it failed is unknown, so only what may be done twice is done again after it. */
    private static boolean mayWorkLater(EhrRequest request, int status) {
        boolean busy = status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
        return busy || (request.repeatable() && status >= SERVER_ERROR && status != NOT_IMPLEMENTED);
    }

    /** Retry-After, as seconds or as a date. */
    Optional<Duration> asked(HttpHeaders headers) {
        return headers.firstValue("Retry-After").flatMap(this::parsed);
    }

    private Optional<Duration> parsed(String text) {
        try {
            return Optional.of(Duration.ofSeconds(Math.max(0, Integer.parseInt(text.strip()))));
        } catch (NumberFormatException e) {
            return date(text);
        }
    }

    private Optional<Duration> date(String text) {
        try {
            Duration until = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Duration growing(int attempt) {
        return jitter(FIRST.multipliedBy(1L << (attempt - 1)));
    }

    /** Between half and all of it, so that many who failed together do not come back together. */
    private Duration jitter(Duration most) {
        return most.dividedBy(2).plusNanos(chance.nextLong(1 + most.dividedBy(2).toNanos()));
    }
}
