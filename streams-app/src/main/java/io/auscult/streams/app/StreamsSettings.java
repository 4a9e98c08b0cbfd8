package io.auscult.streams.app;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code auscult.streams.*}.
 *
 * @param nodeId unique and stable per process, so that a restart takes its tasks back at once
 * @param generation one fold of the log; the next one starts beside it with stores of its own
 * @param silent fold the log from the start beside the running generation, and write only to topics of its own
 * @param standbyReplicas how many other processes keep a copy of each store, ready to take over
 * @param backfillDecides how far alerts reach that an initial load gives rise to: shadow or live
 */
@ConfigurationProperties("auscult.streams")
public record StreamsSettings(
        @DefaultValue("streams-1") String nodeId,
        @DefaultValue("5") int generation,
        @DefaultValue("false") boolean silent,
        @DefaultValue(".auscult/streams") String stateDir,
        @DefaultValue("2") int threads,
        @DefaultValue("25") int commitIntervalMs,
        @DefaultValue("67108864") long cacheBytes,
        @DefaultValue("1") int replicationFactor,
        @DefaultValue("1") int minInsyncReplicas,
        @DefaultValue("0") int standbyReplicas,
        @DefaultValue("1s") Duration timersEvery,
        @DefaultValue("shadow") String backfillDecides) {

    /** The name of this fold: of its consumer group, its changelogs and the folder of its stores. */
    public String applicationId() {
        return "auscult-streams-g" + generation;
    }

    /** How often due timers are looked for: never in silence, because the running generation's time events are in the log. */
    public Duration timers() {
        return silent ? Duration.ZERO : timersEvery;
    }
}
