package io.auscult.adapter.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.source.ConfigurationProblems;
import io.auscult.adapter.source.FeedState;
import io.auscult.adapter.source.Feeds;
import io.auscult.adapter.source.IntakeMeters;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import io.auscult.adapter.status.SourceStatus.State;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Dialect;
import io.auscult.mapping.v2.V2MessageMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusReporterTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final HandClock clock = new HandClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IntakeMeters meters = new IntakeMeters(registry);
    private final List<FeedState> feeds = new ArrayList<>();
    private final Sources sources = Sources.of(source("lab", Duration.ofMinutes(10)), source("quiet-clinic", null));
    private final Silence silence =
            new Silence(meters, source -> source.equals("lab") ? List.copyOf(feeds) : List.of(), clock);

    private static final class HandClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    private static Source source(String name, @Nullable Duration silence) {
        return new Source(name, List.of(), Dialect.of(ZoneOffset.UTC), silence, null, null, null);
    }

    private StatusReport report(boolean ready, ConfigurationProblems problems) {
        Feeds ofLab = source -> source.equals("lab") ? List.copyOf(feeds) : List.of();
        return new StatusReporter(
                        sources,
                        meters,
                        _ -> List.of(),
                        ofLab,
                        silence,
                        problems,
                        () -> List.of(new Check("Kafka", ready, "")),
                        clock)
                .report();
    }

    private SourceStatus lab() {
        return report(true, ConfigurationProblems.NONE).sources().getFirst();
    }

    private void store(boolean backfill) {
        byte[] body = "MSH|^~\\&|LAB|H|CDS|H|20261122||ADT^A08|C1|P|2.5\rPID|1||7^^^H^MR||Canaryname||19580302|F\r"
                .getBytes(StandardCharsets.UTF_8);
        Arrival arrival = new Arrival("lab", "m", clock.instant(), backfill, ZoneOffset.UTC);
        meters.of("lab")
                .stored(
                        arrival,
                        V2MessageMapper.map(body, arrival, _ -> new PatientId(ContentHash.of("x"))),
                        body.length,
                        clock.instant());
    }

    private static FeedState feed(Instant lastNotice, @Nullable String problem) {
        return new FeedState("labs", "subscription", "active", lastNotice, 12L, 1, 1, problem);
    }

    @Test
    void waitsForTheFirstMessage() {
        assertThat(lab().state()).isEqualTo(State.WAITING);
        assertThat(lab().last()).isNull();
    }

    @Test
    void receivesUntilTheSilenceIsLongerThanUsual() {
        store(false);
        clock.pass(Duration.ofMinutes(10));
        assertThat(lab().state()).isEqualTo(State.RECEIVING);
        clock.pass(Duration.ofMillis(1));
        assertThat(lab().state()).isEqualTo(State.SILENT);
    }

    @Test
    void isSilentAlsoWhenNothingEverCame() {
        clock.pass(Duration.ofMinutes(11));
        assertThat(lab().state()).isEqualTo(State.SILENT);
    }

    @Test
    void leavesInPeaceASourceOfWhichNobodySaidHowOftenItSends() {
        clock.pass(Duration.ofDays(30));
        assertThat(report(true, ConfigurationProblems.NONE).sources().getLast().state())
                .isEqualTo(State.WAITING);
    }

    @Test
    void hearsTheHeartbeatOfASubscription() {
        clock.pass(Duration.ofMinutes(11));
        feeds.add(feed(clock.instant(), null));
        assertThat(lab().state()).isNotEqualTo(State.SILENT);
    }

    @Test
    void saysWhenASubscriptionHasAProblem() {
        store(false);
        feeds.add(feed(clock.instant(), "The server has turned it off; look at its log"));
        assertThat(lab().state()).isEqualTo(State.TROUBLED);
    }

    @Test
    void tellsLiveMessagesFromLoadedHistory() {
        store(true);
        assertThat(lab().last()).isNotNull();
        assertThat(lab().lastLive()).isNull();
    }

    @Test
    void countsTheRateOverTheTimeThatItRuns() {
        clock.pass(Duration.ofMinutes(1));
        for (int i = 0; i < 30; i++) {
            store(false);
        }
        assertThat(lab().perMinute()).isBetween(25.0, 31.0);
        clock.pass(Duration.ofMinutes(6));
        assertThat(lab().perMinute()).isZero();
        assertThat(lab().day().messages()).isEqualTo(30);
    }

    @Test
    void isReadyOnlyWhenAllIsWell() {
        assertThat(report(true, ConfigurationProblems.NONE).ready()).isTrue();
        assertThat(report(false, ConfigurationProblems.NONE).ready()).isFalse();
    }

    @Test
    void handsOnWhatIsWrongWithTheConfiguration() {
        assertThat(report(true, () -> List.of("lab.yaml:3:7: no such key; use zone"))
                        .configurationProblems())
                .containsExactly("lab.yaml:3:7: no such key; use zone");
    }

    @Test
    void showsTheSilenceOfEverySourceInGauges() {
        SilenceMeters gauges = new SilenceMeters(registry, sources, silence);
        assertThat(gauges).isNotNull();
        clock.pass(Duration.ofMinutes(11));
        assertThat(gauge("auscult.sources.silence", "lab")).isEqualTo(660);
        assertThat(gauge("auscult.sources.silent", "lab")).isEqualTo(1);
        assertThat(gauge("auscult.sources.silent", "quiet-clinic")).isZero();
        store(true);
        assertThat(gauge("auscult.sources.silent", "lab")).isZero();
        assertThat(gauge("auscult.sources.live.silence", "lab")).isEqualTo(660);
    }

    private double gauge(String name, String source) {
        return registry.get(name).tag("source", source).gauge().value();
    }
}
