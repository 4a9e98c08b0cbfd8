package io.auscult.delivery.watch;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How closely is watched.
 *
 * @param past how far back is looked: two thirds and at least all but four weeks say what is usual, the rest is looked at for a change
 * @param falseAlarmEvery the mean time between false alarms of one rule or source, in each direction
 * @param silentAfter a source that has said nothing for so long is silent, whatever is usual of it
 * @param pauseAt a rule that fires so many times as often as is usual is paused; 0 for never
 * @param pauseFrom but not before it has opened so many alerts
 */
public record WatchTerms(
        Duration past, Duration falseAlarmEvery, Duration silentAfter, double pauseAt, long pauseFrom, ZoneId zone) {}
