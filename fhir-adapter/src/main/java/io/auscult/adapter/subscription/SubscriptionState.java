package io.auscult.adapter.subscription;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a subscription, and what of it is missing. Events are numbered by the server without a gap, and may come late,
 * twice and out of order.
 *
 * @param id of the Subscription at the server, empty while unknown
 * @param status as the server last said it, empty while unknown
 * @param through all events up to this number have come; {@link #UNKNOWN} before the first
 * @param ahead numbers that came before others that are missing
 * @param expected the highest number that is known to exist
 * @param heard when the server last said something, in our time
 * @param good up to here, in the server's time, nothing is missing
 * @param gaps how often events were missing
 * @param repaired how many missing events were found
 */
record SubscriptionState(
        String id,
        String status,
        long through,
        List<Long> ahead,
        long expected,
        @Nullable Instant heard,
        @Nullable Instant good,
        long gaps,
        long repaired,
        Owed owed) {
    static final long UNKNOWN = -1;
    /** More than that at once is no straggling but a loss: the gap is repaired as a whole. */
    private static final int MOST_AHEAD = 1_000;

    SubscriptionState {
        ahead = List.copyOf(ahead);
    }

    static SubscriptionState unknown() {
        return new SubscriptionState("", "", UNKNOWN, List.of(), UNKNOWN, null, null, 0, 0, Owed.NOTHING);
    }

    /** Whether events are known to exist that have not come. */
    boolean isMissingSome() {
        return expected > through;
    }

    long missing() {
        return expected - through - ahead.size();
    }

    SubscriptionState after(Notice notice, Instant received) {
        SubscriptionState next = numbered(notice);
        String said = notice.status().isEmpty() ? status : notice.status();
        next = next.known(id, said).heardAt(received);
        Instant at = notice.at();
        // Our own clock says nothing of theirs, by which it is asked again.
        return at == null || next.isMissingSome() || !owed.isNothing()
                ? next
                : next.goodUntil(at.isAfter(received) ? received : at);
    }

    private SubscriptionState numbered(Notice notice) {
        Long total = notice.total();
        return switch (notice.type()) {
            case HANDSHAKE -> total == null ? started() : total < through ? restarted(total) : existing(total);
            case HEARTBEAT, STATUS -> total == null ? this : existing(total);
            case EVENT, EVENTS_ASKED_FOR -> {
                SubscriptionState with = came(notice.numbers());
                yield total == null ? with : with.existing(total);
            }
        };
    }

    private SubscriptionState started() {
        return through == UNKNOWN ? restarted(0) : this;
    }

    /** The server counts anew. */
    SubscriptionState restarted(long total) {
        return numbers(total, List.of(), total);
    }

    /** So many events there were, whether they came or not. */
    SubscriptionState existing(long total) {
        return through == UNKNOWN ? restarted(total) : numbers(through, ahead, Math.max(expected, total));
    }

    /** These events are here. */
    SubscriptionState came(LongStream numbers) {
        TreeSet<Long> all = new TreeSet<>(ahead);
        numbers.forEach(all::add);
        if (all.isEmpty()) {
            return this;
        }
        long from = through == UNKNOWN ? all.getFirst() - 1 : through;
        long most = Math.max(expected, all.getLast());
        return numbers(from, List.copyOf(all), most).absorbed();
    }

    private SubscriptionState absorbed() {
        long reached = through;
        for (long number : ahead) {
            reached = number == reached + 1 ? number : reached;
        }
        long last = reached;
        List<Long> left =
                ahead.stream().filter(number -> number > last).limit(MOST_AHEAD).toList();
        return numbers(last, left, Math.max(expected, last));
    }

    private SubscriptionState numbers(long newThrough, List<Long> newAhead, long newExpected) {
        return new SubscriptionState(id, status, newThrough, newAhead, newExpected, heard, good, gaps, repaired, owed);
    }

    SubscriptionState gapFound() {
        return new SubscriptionState(id, status, through, ahead, expected, heard, good, gaps + 1, repaired, owed);
    }

    /** All up to this number is there now, because it was asked for. */
    SubscriptionState repairedUpTo(long number) {
        if (number <= through) {
            return this;
        }
        long found =
                number - through - ahead.stream().filter(it -> it <= number).count();
        SubscriptionState with = new SubscriptionState(
                id, status, number, ahead, Math.max(expected, number), heard, good, gaps, repaired + found, owed);
        return with.absorbed();
    }

    /** So many of the missing came because they were asked for one by one. */
    SubscriptionState found(long events) {
        return new SubscriptionState(id, status, through, ahead, expected, heard, good, gaps, repaired + events, owed);
    }

    SubscriptionState goodUntil(Instant time) {
        Instant later = good == null || time.isAfter(good) ? time : good;
        return new SubscriptionState(id, status, through, ahead, expected, heard, later, gaps, repaired, owed);
    }

    SubscriptionState heardAt(Instant time) {
        return new SubscriptionState(id, status, through, ahead, expected, time, good, gaps, repaired, owed);
    }

    SubscriptionState known(String newId, String newStatus) {
        return new SubscriptionState(newId, newStatus, through, ahead, expected, heard, good, gaps, repaired, owed);
    }

    /** In the server's time, as far as known. */
    Instant goodOr(Instant otherwise) {
        return good == null ? otherwise : good;
    }

    SubscriptionState owing(Owed more) {
        return new SubscriptionState(id, status, through, ahead, expected, heard, good, gaps, repaired, more);
    }
}
