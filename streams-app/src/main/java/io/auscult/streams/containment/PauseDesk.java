package io.auscult.streams.containment;

import io.auscult.core.release.PackRelease;
import io.auscult.streams.processor.Overruns;
import io.auscult.streams.release.Releases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a pack that ran away paused: publishes one pause for each release that does, however many patients it does so for. Other
 * processes may do the same; of several pauses of one release the first counts. The stream does not wait for it, and the pause is not
 * part of the stream's transaction: whether the event that led here is processed once or again, the same release is paused. When
 * publishing fails, the next runaway tries again.
 */
public final class PauseDesk implements Overruns {
    /** Beyond the lead that every release needs: time for the broker to have it. */
    private static final Duration AHEAD = PackRelease.LEAD.plusSeconds(10);

    /** So that a broker that is away is not asked at every event. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(PauseDesk.class);

    private final Releases releases;
    private final PauseLog log;
    private final PauseMeters meters;
    private final Clock clock;
    private final Executor executor;
    private final Map<String, Instant> notBefore = new HashMap<>();

    /** @param executor that is not the stream's own thread */
    public PauseDesk(Releases releases, PauseLog log, PauseMeters meters, Clock clock, Executor executor) {
        this.releases = releases;
        this.log = log;
        this.meters = meters;
        this.clock = clock;
        this.executor = executor;
    }

    @Override
    public void ranAway(String pack, String version, String bound, Instant now) {
        meters.ranAway(pack);
        holding(pack, now)
                .filter(release -> release.version().equals(version))
                .filter(this::isNext)
                .ifPresent(release -> begin(release, bound));
    }

    private Optional<PackRelease> holding(String pack, Instant moment) {
        return releases.packs(moment).stream()
                .filter(release -> release.id().equals(pack))
                .findFirst();
    }

    private synchronized boolean isNext(PackRelease release) {
        Instant asked = clock.instant();
        Instant known = notBefore.getOrDefault(release.switchKey(), Instant.MIN);
        if (asked.isBefore(known)) {
            return false;
        }
        notBefore.put(release.switchKey(), asked.plus(AGAIN_AFTER));
        return true;
    }

    private synchronized void done(PackRelease release) {
        notBefore.put(release.switchKey(), Instant.MAX);
    }

    private void begin(PackRelease release, String bound) {
        try {
            executor.execute(() -> pause(release, bound));
        } catch (RejectedExecutionException e) {
            LOG.warn("Rule pack {} ran away while this process ends, and is not paused by it", release.key());
        }
    }

    private void pause(PackRelease ranAway, String bound) {
        try {
            Instant from = clock.instant().plus(AHEAD).truncatedTo(ChronoUnit.MILLIS);
            Optional<PackRelease> pause = holding(ranAway.id(), from)
                    .filter(ranAway::equals)
                    .map(holds -> holds.paused(from, "It ran away: " + bound));
            if (pause.isPresent()) {
                log.write(pause.get());
                LOG.error("Rule pack {} ran away ({}) and is paused from {} on", ranAway.key(), bound, from);
            }
            done(ranAway);
            meters.paused(ranAway.id(), pause.isPresent() ? "published" : "moot");
        } catch (RuntimeException e) {
            failed(ranAway, bound, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(ranAway, bound, e);
        }
    }

    private void failed(PackRelease ranAway, String bound, Exception why) {
        meters.paused(ranAway.id(), "failed");
        LOG.error(
                "Rule pack {} ran away ({}) and could not be paused; the next runaway tries again: {}",
                ranAway.key(),
                bound,
                why.getMessage());
    }
}
