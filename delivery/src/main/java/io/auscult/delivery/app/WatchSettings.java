package io.auscult.delivery.app;

import io.auscult.delivery.watch.WatchTerms;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code auscult.delivery.watch.*}.
 *
 * @param every how often it is looked; 0 for never
 * @param past how far back; two thirds of it say what is usual
 * @param falseAlarmEvery the mean time between false alarms of one rule or source in one direction
 * @param pauseAt a rule that fires so many times as often as is usual is paused; 0 for never
 * @param pauseFrom but not before it has opened so many alerts
 * @param webhook who is told; empty for nobody
 * @param webhookSecret with which what they are told is signed; empty for not
 */
@ConfigurationProperties("auscult.delivery.watch")
public record WatchSettings(
        @DefaultValue("1m") Duration every,
        @DefaultValue("84d") Duration past,
        @DefaultValue("365d") Duration falseAlarmEvery,
        @DefaultValue("20") double pauseAt,
        @DefaultValue("100") long pauseFrom,
        @DefaultValue("") String webhook,
        @DefaultValue("") String webhookSecret) {

    WatchTerms terms(Duration silentAfter, ZoneId zone) {
        return new WatchTerms(past, falseAlarmEvery, silentAfter, pauseAt, pauseFrom, zone);
    }
}
