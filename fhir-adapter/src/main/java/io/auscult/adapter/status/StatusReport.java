package io.auscult.adapter.status;

import java.time.Instant;
import java.util.List;

/**
 * The adapter at one moment.
 *
 * @param since when it started; what it counts, it has counted since then
 * @param ready whether a message that comes now would be taken
 * @param configurationProblems why the newest configuration is not in force; empty when it is
 */
public record StatusReport(
        Instant at,
        Instant since,
        boolean ready,
        List<Check> checks,
        List<String> configurationProblems,
        List<SourceStatus> sources) {}
