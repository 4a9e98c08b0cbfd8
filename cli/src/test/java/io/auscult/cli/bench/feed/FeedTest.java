package io.auscult.cli.bench.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.auscult.cli.bench.feed.Feed.Told;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.PatientEvent;
import io.auscult.schemas.codec.EventKind;
import io.auscult.schemas.codec.WireSerdes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final ChartSizes SIZES = new ChartSizes(100, 1.0, 5);

    @Test
    void theSameSeedGivesTheSameEvents() {
        assertThat(feed(7).next(500, 0.01)).isEqualTo(feed(7).next(500, 0.01));
        assertThat(feed(7).next(500, 0.01)).isNotEqualTo(feed(8).next(500, 0.01));
    }

    @Test
    void kindsComeInTheSharesOfTheSyntheaFeed() {
        Map<String, Double> shares = shares(feed(1).next(60_000, 0));
        assertThat(shares.get("observation-recorded")).isCloseTo(0.611, within(0.02));
        assertThat(shares.get("procedure-performed")).isCloseTo(0.150, within(0.01));
        assertThat(shares.get("report-issued")).isCloseTo(0.110, within(0.01));
        assertThat(shares.get("encounter-ended")).isCloseTo(0.047, within(0.005));
        assertThat(shares.get("condition-asserted")).isCloseTo(0.038, within(0.005));
        assertThat(shares.get("medication-stopped")).isCloseTo(0.035, within(0.005));
    }

    @Test
    void anEventIsAboutAsLongAsOneOfTheSyntheaFeed() {
        var events = WireSerdes.local().events().serializer();
        double mean = feed(1).next(5_000, 0).stream()
                .mapToInt(told -> events.serialize("events", told.event()).length)
                .average()
                .orElse(0);
        assertThat(mean).isCloseTo(462, within(46.0));
    }

    @Test
    void asManyEventsAsAskedForOpenOrWithdrawAnAlert() {
        List<Told> told = feed(1).next(40_000, 0.03);
        double pulses = told.stream().filter(Told::pulse).count() / (double) told.size();
        assertThat(pulses).isCloseTo(0.03, within(0.004));
    }

    @Test
    void aPatientsPulsesAreOneResultThatIsHighAndCorrectedInTurns() {
        Feed one = new Feed(Population.alike(1, 1, 10), 1, NOW);
        List<ObservationRecorded> pulses = one.next(4, 1).stream()
                .map(told -> (ObservationRecorded) told.event())
                .toList();
        assertThat(pulses)
                .extracting(FactEvent::fact)
                .containsOnly(pulses.getFirst().fact());
        assertThat(pulses).extracting(FactEvent::version).isSorted();
        assertThat(pulses)
                .extracting(ObservationRecorded::status)
                .containsExactly("final", "corrected", "final", "corrected");
    }

    @Test
    void theLastEventOfAMessageSaysThatNoMoreFollow() {
        List<Told> told = feed(3).next(2_000, 0);
        Map<String, List<FactEvent>> messages = told.stream()
                .map(Told::event)
                .collect(Collectors.groupingBy(event -> event.envelope().messageId()));
        assertThat(messages.values())
                .allSatisfy(message -> assertThat(message.stream()
                                .filter(event -> !event.envelope().moreFollow()))
                        .containsExactly(message.getLast()));
    }

    @Test
    void aHistoryHasAsManyFactsAsTheChartIsLongAndEndsTheInitialLoad() {
        List<PatientEvent> told = new ArrayList<>();
        Population.alike(1, 1, 250).histories(NOW, told::add);
        assertThat(told).hasSize(251).allMatch(event -> event.envelope().backfill());
        assertThat(told.getLast()).isInstanceOf(PatientEvent.BackfillEnded.class);
    }

    @Test
    void aFewPatientsAreVeryBusyAndAFewChartsAreVeryLong() {
        Population hospital = Population.hospital(1, 1_000, SIZES, 0.8);
        assertThat(hospital.shareOfBusiestTenth()).isBetween(0.4, 0.7);
        assertThat(hospital.longestChart()).isGreaterThanOrEqualTo(10_000);
        assertThat(hospital.facts() / hospital.patients()).isBetween(120L, 400L);
    }

    private static Feed feed(long seed) {
        return new Feed(Population.hospital(seed, 50, SIZES, 0.8), seed, NOW);
    }

    private static Map<String, Double> shares(List<Told> told) {
        return told.stream()
                .collect(Collectors.groupingBy(
                        one -> EventKind.of(one.event()),
                        Collectors.collectingAndThen(Collectors.counting(), count -> (double) count / told.size())));
    }
}
