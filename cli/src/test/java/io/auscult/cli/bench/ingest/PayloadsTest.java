package io.auscult.cli.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.mapping.v2.V2MessageMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the bench sends is what feeds send, is understood, and is never sent twice. */
class PayloadsTest {
    private static final IngestPlan PLAN = IngestPlan.quick();
    private static final Arrival ARRIVAL = new Arrival("bench", "m", Instant.EPOCH, false, ZoneOffset.UTC);
    private static final PatientId SOMEBODY = new PatientId(ContentHash.of("somebody"));

    private static MappedMessage fhir(byte[] body) {
        return FhirMessageMapper.map(body, ARRIVAL, _ -> SOMEBODY);
    }

    private static MappedMessage v2(byte[] body) {
        return V2MessageMapper.map(body, ARRIVAL, _ -> SOMEBODY);
    }

    private static long observations(MappedMessage message) {
        return message.events().stream()
                .filter(ObservationRecorded.class::isInstance)
                .count();
    }

    @Test
    void everyObservationBecomesAnEvent() {
        Load load = new Observations(PLAN).round(0);
        List<MappedMessage> mapped =
                load.messages().stream().map(PayloadsTest::fhir).toList();
        assertThat(mapped).allMatch(message -> message.count(Mapped.Rejected.class) == 0);
        assertThat(mapped.stream().mapToLong(PayloadsTest::observations).sum()).isEqualTo(load.items());
    }

    @Test
    void anObservationHasTheSizeOfARealOne() {
        Load load = new Observations(PLAN).round(0);
        assertThat(load.bytes() / load.items()).isBetween(1_200L, 1_500L);
    }

    @Test
    void everyMessageOfResultsHasTen() {
        assertThat(new ResultMessages(PLAN).round(0).messages())
                .map(PayloadsTest::v2)
                .allMatch(message -> message.count(Mapped.Rejected.class) == 0)
                .allMatch(message -> observations(message) == 10);
    }

    @Test
    void noRoundRepeatsAnother() {
        Set<String> seen = new HashSet<>();
        long sent = 0;
        for (int round = 0; round < 3; round++) {
            for (Load load : List.of(new Observations(PLAN).round(round), new ResultMessages(PLAN).round(round))) {
                load.messages().forEach(message -> seen.add(ContentHash.of(message)));
                sent += load.messages().size();
            }
        }
        assertThat(seen).hasSize((int) sent);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(new Observations(PLAN).round(1).messages())
                .containsExactlyElementsOf(new Observations(PLAN).round(1).messages());
        assertThat(new Observations(PLAN.withSeed(2)).round(1).messages().getFirst())
                .isNotEqualTo(new Observations(PLAN).round(1).messages().getFirst());
    }

    @Test
    void plainParsingReadsTheSameBytes() throws Exception {
        Parsing.fhir().take(new Observations(PLAN).round(0).messages().getFirst());
        Parsing.v2().take(new ResultMessages(PLAN).round(0).messages().getFirst());
    }
}
