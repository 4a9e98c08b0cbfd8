package io.auscult.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.auscult.delivery.Sample;
import io.auscult.delivery.watch.Alarm;
import io.auscult.delivery.watch.Alarm.Kind;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.WatchAlarm;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WatchPageTest extends RunningApp {
    @Autowired
    WatchTurns turns;

    @Autowired
    MeterRegistry meters;

    @Test
    void whatTheWatchdogSeesStandsOnItsPageInItsTopicAndInNumbers() throws Exception {
        Instant noticed = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String sentence = "Rule cardiac/gone fires too seldom: 0 since then, where 14.2 are usual";
        stores.watch()
                .notice(new Alarm(
                        0, Kind.SILENCE, "cardiac/gone", noticed.minusSeconds(60), noticed, null, 0, 14.2, sentence));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            turns.turn();
            assertThat(stores.watch().open())
                    .as("no rule of that name runs, so it is over")
                    .extracting(Alarm::subject)
                    .doesNotContain("cardiac/gone");
        });

        String page = web.perform(get("/watch")).andReturn().getResponse().getContentAsString();
        assertThat(page).contains(sentence, Sample.STATIN.value(), "learning", "Alarms", "Sources");
        assertThat(read(TOPICS.watch().name(), WireSerdes.local().watchAlarms().deserializer()))
                .filteredOn(alarm -> alarm.subject().equals("cardiac/gone"))
                .last()
                .satisfies(alarm -> assertThat(alarm.ended()).isNotNull())
                .extracting(WatchAlarm::kind)
                .isEqualTo("silence");
        assertThat(meters.get("auscult.watch.last.day")
                        .tag("subject", Sample.STATIN.value())
                        .gauge()
                        .value())
                .isNotNegative();
    }
}
