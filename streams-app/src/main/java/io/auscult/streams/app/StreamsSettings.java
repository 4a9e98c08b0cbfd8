package io.auscult.streams.app;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code auscult.streams.*}.
 *
 * @param nodeId unique and stable per process, so that a restart takes its tasks back at once
 * @param generation one fold of the log; the next one starts beside it with stores of its own
 * @param backfillDecides how far alerts reach that an initial load gives rise to: shadow or live
 */
@ConfigurationProperties("auscult.streams")
public record StreamsSettings(
        @DefaultValue("streams-1") String nodeId,
        @DefaultValue("2") int generation,
        @DefaultValue(".auscult/streams") String stateDir,
        @DefaultValue("2") int threads,
        @DefaultValue("25") int commitIntervalMs,
        @DefaultValue("67108864") long cacheBytes,
        @DefaultValue("1") int replicationFactor,
        @DefaultValue("1") int minInsyncReplicas,
        @DefaultValue("1s") Duration timersEvery,
        @DefaultValue("shadow") String backfillDecides) {}
