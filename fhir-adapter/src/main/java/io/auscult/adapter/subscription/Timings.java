package io.auscult.adapter.subscription;

import java.time.Duration;

/**
 * How long things take among machines that mean well.
 *
 * @param stragglers how long a missing event may still come by itself
 * @param overlap how much earlier than the last good time is asked for: clocks differ, and servers index late
 * @param betweenQueries at least that long between two questions for all that changed, however many empty notices come
 * @param check how often a subscription without heartbeat is looked at
 * @param heartbeatGrace how much later than its period a heartbeat may come
 * @param soon how soon what failed, or is not yet active, is tried again; it doubles up to {@code late}
 * @param late the longest pause
 * @param door how long a notice's sender waits for what is read back
 */
public record Timings(
        Duration stragglers,
        Duration overlap,
        Duration betweenQueries,
        Duration check,
        Duration heartbeatGrace,
        Duration soon,
        Duration late,
        Duration door) {
    public static final Timings USUAL = new Timings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(2),
            Duration.ofMinutes(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(2),
            Duration.ofMinutes(5),
            Duration.ofSeconds(5));

    Duration after(int failures) {
        Duration doubled = soon.multipliedBy(1L << Math.min(failures, 10));
        return doubled.compareTo(late) > 0 ? late : doubled;
    }
}
