package io.auscult.delivery.watch;

import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.delivery.store.ReleaseStore;
import io.auscult.delivery.watch.Verdict.Changed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses a rule that floods, by the record by which a pack is paused that runs away: it counts only where the release that floods still
 * holds, so that several processes may publish it, and none undoes what a person decides.
 */
public final class FloodPause implements Watchdog.Floods {
    /** Beyond the lead that every release needs: time for the broker to have it. */
    private static final Duration AHEAD = PackRelease.LEAD.plusSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(FloodPause.class);

    private final ReleaseStore releases;
    private final Log log;

    public FloodPause(ReleaseStore releases, Log log) {
        this.releases = releases;
        this.log = log;
    }

    /** Where releases are published. */
    @FunctionalInterface
    public interface Log {
        /** @throws RuntimeException when it is not published */
        void write(PackRelease pause) throws InterruptedException;
    }

    @Override
    public void flooding(RuleId rule, Changed flood, Instant now) {
        Instant from = now.plus(AHEAD).truncatedTo(ChronoUnit.MILLIS);
        Optional<PackRelease> holds = releases.packOf(rule, now);
        if (holds.isEmpty() || !holds.equals(releases.packOf(rule, from))) {
            return;
        }
        String why = String.format(
                Locale.ROOT,
                "It floods: %d alerts since %s, where %.1f are usual",
                flood.came(),
                flood.since(),
                flood.usual());
        try {
            log.write(holds.get().paused(rule, from, why));
            LOG.error(
                    "Rule {} of {} is paused from {} on. {}", rule, holds.get().key(), from, why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Rule {} floods and could not be paused; it is tried again: {}", rule, e.getMessage());
        }
    }
}
