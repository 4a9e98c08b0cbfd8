package io.auscult.adapter.poll;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.FeedState;
import io.auscult.ehr.EhrFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one poll. When it fails it asks less often, and never stops. */
final class PollLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 10;

    private final PollFeed feed;
    private final String source;
    private final Thread thread;
    private int failures;

    PollLoop(PollFeed feed, String source) {
        this.feed = feed;
        this.source = source;
        this.thread = Thread.ofVirtual().name("poll-" + feed.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    FeedState state() {
        return feed.state();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(turn());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long to rest after it. */
    private Duration turn() throws InterruptedException {
        try {
            feed.ask();
            failures = 0;
            return feed.every();
        } catch (EhrFailure e) {
            return failed(String.valueOf(e.getMessage()), e.askedToWait());
        } catch (NotStored e) {
            return failed("Kafka did not take what the EHR said; it is asked again", null);
        } catch (RuntimeException e) {
            return failed("An error of the adapter (" + e.getClass().getName() + ")", null);
        }
    }

    private Duration failed(String words, @Nullable Duration askedToWait) {
        if (!words.equals(feed.state().problem())) {
            LOG.warn("Poll {} of {}: {}", feed.name(), source, words);
        }
        feed.failed(words);
        failures++;
        Duration doubled = feed.every().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration most = feed.every().compareTo(LONGEST) > 0 ? feed.every() : LONGEST;
        Duration pause = doubled.compareTo(most) > 0 ? most : doubled;
        return askedToWait != null && askedToWait.compareTo(pause) > 0 ? askedToWait : pause;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
