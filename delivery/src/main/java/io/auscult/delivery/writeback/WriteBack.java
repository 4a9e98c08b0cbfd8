package io.auscult.delivery.writeback;

import io.auscult.delivery.store.StoreException;
import io.auscult.delivery.store.WriteBackStore;
import io.auscult.delivery.store.WriteBackStore.Item;
import io.auscult.delivery.writeback.AlertWriter.Written;
import io.auscult.delivery.writeback.WriteFailure.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Empties the outbox, one alert a turn. */
public final class WriteBack {
    /** Nothing to do. */
    static final Duration IDLE = Duration.ofMillis(500);

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(2);
    private static final Duration LONGEST_APART = Duration.ofMinutes(30);

    private final WriteBackStore outbox;
    private final AlertWriter writer;
    private final int tries;
    private final Tally tally;
    private final InstantSource clock;
    private int inVain;
    private volatile @Nullable String away;

    /** Who counts. */
    public interface Tally {
        /** @param outcome "written", "unchanged", "failed" or "dead" */
        void count(String outcome);
    }

    /** @param tries after how many an alert that the EHR cannot take is given up */
    public WriteBack(WriteBackStore outbox, AlertWriter writer, int tries, Tally tally, InstantSource clock) {
        this.outbox = outbox;
        this.writer = writer;
        this.tries = tries;
        this.tally = tally;
        this.clock = clock;
    }

    /** Why nothing can be written now, for an operator; empty when it can. */
    public Optional<String> away() {
        return Optional.ofNullable(away);
    }

    /** Takes one alert; how long to wait before the next turn. */
    public Duration turn() throws InterruptedException {
        Optional<Item> next = outbox.next(clock.instant());
        if (next.isEmpty()) {
            return IDLE;
        }
        Item item = next.get();
        try {
            Written written = writer.write(item);
            outbox.done(item, written.sent());
            tally.count(written.changed() ? "written" : "unchanged");
            isBack(written);
            return Duration.ZERO;
        } catch (WriteFailure e) {
            return failed(item, e);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            return failed(
                    item,
                    new WriteFailure(
                            Kind.TROUBLE,
                            "It cannot be put into FHIR: " + e.getClass().getSimpleName()));
        }
    }

    /** Who was told nothing new was not asked, either. */
    private void isBack(Written written) {
        if (written.changed()) {
            inVain = 0;
            away = null;
        }
    }

    private Duration failed(Item item, WriteFailure failure) {
        String words = String.valueOf(failure.getMessage());
        return switch (failure.kind()) {
            case AWAY -> {
                tally.count("failed");
                away = words;
                inVain++;
                Duration wait = wait(failure, inVain, LONGEST_AWAY);
                outbox.later(item, item.tries(), words, clock.instant());
                yield wait;
            }
            case TROUBLE -> {
                apart(item, failure, words);
                yield Duration.ZERO;
            }
            case REFUSED -> {
                tally.count("dead");
                outbox.giveUp(item, words + ". It is not tried again by itself.");
                yield Duration.ZERO;
            }
        };
    }

    /** The others do not wait for it. */
    private void apart(Item item, WriteFailure failure, String words) {
        int tried = item.tries() + 1;
        if (tried >= tries) {
            tally.count("dead");
            outbox.giveUp(item, words + ". Given up after " + tried + " tries.");
        } else {
            tally.count("failed");
            outbox.later(item, tried, words, clock.instant().plus(wait(failure, tried, LONGEST_APART)));
        }
    }

    private static Duration wait(WriteFailure failure, int tried, Duration longest) {
        Duration growing = FIRST.multipliedBy(1L << Math.min(tried - 1, 12));
        Duration own = growing.compareTo(longest) < 0 ? growing : longest;
        Duration asked = failure.askedToWait();
        return asked == null || asked.compareTo(own) < 0 ? own : asked;
    }
}
