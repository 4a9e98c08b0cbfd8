package io.auscult.cli.backfill;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Asks again while the other side is away or busy: as long as it asks to wait, else longer and longer. Who never answered is not
 * waited for, since the address is more likely wrong.
 */
final class Perseverance {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration USUAL = Duration.ofMinutes(10);
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Duration limit;
    private final Sleep sleep;
    private final Consumer<String> waiting;
    private volatile boolean answered;

    /** Waits, so that a test need not. */
    @FunctionalInterface
    interface Sleep {
        void take(Duration duration) throws InterruptedException;
    }

    /** One question. */
    @FunctionalInterface
    interface Question {
        HttpResponse<String> ask() throws IOException, InterruptedException;
    }

    /**
     * @param limit how long to wait in all for one answer
     * @param waiting is told why and how long
     */
    Perseverance(Duration limit, Sleep sleep, Consumer<String> waiting) {
        this.limit = limit;
        this.sleep = sleep;
        this.waiting = waiting;
    }

    static Perseverance usual(Consumer<String> waiting) {
        return new Perseverance(USUAL, Thread::sleep, waiting);
    }

    /** @throws IOException when nobody answers, or the answer is "busy" for too long */
    HttpResponse<String> of(Question question, String whom) throws IOException, InterruptedException {
        Duration waited = Duration.ZERO;
        Duration next = FIRST;
        while (true) {
            String problem;
            Duration wait = next;
            try {
                HttpResponse<String> answer = question.ask();
                answered = true;
                if (!isPassing(answer.statusCode())) {
                    return answer;
                }
                problem = whom + " answers " + answer.statusCode();
                wait = asked(answer, next);
            } catch (IOException e) {
                if (!answered) {
                    throw new IOException(
                            "Nobody answers at " + whom + ". Is Auscult running? Start it with: auscult up", e);
                }
                problem = whom + " does not answer (" + e.getClass().getSimpleName() + ")";
            }
            if (waited.plus(wait).compareTo(limit) > 0) {
                throw new IOException(problem + " since " + waited.toSeconds()
                        + " s. Nothing is lost: run the same command again to go on when it is there");
            }
            waiting.accept(problem + "; asking again in " + wait.toSeconds() + " s");
            sleep.take(wait);
            waited = waited.plus(wait);
            next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        }
    }

    /** Also when the server failed: what it did before that is unknown, and doing it again changes nothing. */
    private static boolean isPassing(int status) {
        return status == UNAVAILABLE || status == TOO_MANY_REQUESTS || status == 500 || status == 502 || status == 504;
    }

    private static Duration asked(HttpResponse<String> answer, Duration otherwise) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(otherwise);
    }
}
