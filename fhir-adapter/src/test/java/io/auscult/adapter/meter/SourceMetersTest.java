package io.auscult.adapter.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.v2.V2MessageMapper;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceMetersTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant COMMITTED = RECEIVED.plusMillis(40);
    private static final String ORU = """
            MSH|^~\\&|LAB|H|CDS|H|20261122114500||ORU^R01|C1|P|2.5
            PID|1||7^^^H^MR||Canaryname||19580302|F
            OBR|1||F9^LAB|4548-4^HbA1c^LN|||20261122103000|||||||||||||||20261122115900
            OBX|1|NM|4548-4^HbA1c^LN||6.5|%|||||F|||20261122110000
            OBX|2|NM|||6.5|%|||||F
            """;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SourceMeters meters = new SourceMeters(registry, "lab");

    private static Arrival arrival(boolean backfill) {
        return new Arrival("lab", "m1", RECEIVED, backfill, ZoneOffset.UTC);
    }

    private void store(boolean backfill) {
        byte[] body = ORU.replace("\n", "\r").getBytes(StandardCharsets.UTF_8);
        MappedMessage message =
                V2MessageMapper.map(body, arrival(backfill), _ -> new PatientId(ContentHash.of("somebody")));
        meters.stored(arrival(backfill), message, body.length, COMMITTED);
    }

    private static MappedMessage refused(String... reasons) {
        return new MappedMessage(
                MappedMessage.Form.V2,
                List.of(reasons).stream()
                        .map(reason -> MappedEntry.of("OBX", new Mapped.Rejected(reason, "Correct it")))
                        .toList());
    }

    @Test
    void accountsForEveryEntryByWhatItBecame() {
        store(false);
        assertThat(meters.entries().events())
                .containsExactly(new Count("demographics-recorded", 1), new Count("observation-recorded", 1));
        assertThat(meters.entries().rejected()).containsExactly(new EntryMeters.Refused("OBX", "OBX-3 has no code", 1));
        assertThat(meters.count(Outcome.STORED)).isEqualTo(1);
        assertThat(meters.bytes()).isEqualTo(ORU.length());
    }

    @Test
    void measuresFromTheNewestTimeOfAMessage() {
        store(false);
        assertThat(meters.lags().effective().median()).isEqualTo(Duration.ofHours(1));
        assertThat(meters.lags().commit().median()).isEqualTo(Duration.ofMillis(40));
        assertThat(registry.get("auscult.events.effective.lag").timer().count()).isEqualTo(1);
    }

    @Test
    void measuresNoLatenessOfHistoryAndHearsNothingLiveInIt() {
        store(true);
        assertThat(meters.lags().effective().median()).isNull();
        assertThat(meters.lags().commit().median()).isNotNull();
        assertThat(meters.last()).isEqualTo(COMMITTED);
        assertThat(meters.lastLive()).isNull();
    }

    @Test
    void hearsASenderThatRepeatsItself() {
        meters.repeated(COMMITTED);
        assertThat(meters.lastLive()).isEqualTo(COMMITTED);
        assertThat(meters.count(Outcome.REPEATED)).isEqualTo(1);
        assertThat(meters.entries().published()).isZero();
    }

    @Test
    void hearsNothingInWhatIsNotStored() {
        meters.notStored();
        assertThat(meters.last()).isNull();
        assertThat(meters.count(Outcome.NOT_STORED)).isEqualTo(1);
    }

    @Test
    void tellsWhyDoorsTookNothingIn() {
        meters.refused("too-large");
        meters.refused("too-large");
        meters.notStored();
        assertThat(meters.refused()).containsExactly(new Count("too-large", 2));
        assertThat(meters.last()).isNull();
    }

    @Test
    void leavesOutOfATagWhatVariesInAReason() {
        MappedMessage message = refused("It is no code (in Observation)", "It is no code (in Condition)");
        meters.stored(arrival(false), message, 1, COMMITTED);
        assertThat(meters.entries().rejected()).containsExactly(new EntryMeters.Refused("OBX", "It is no code", 2));
    }

    @Test
    void makesOnlySoManyTagsWhateverTheReasonsAre() {
        String[] reasons =
                IntStream.range(0, 5_000).mapToObj(i -> "Reason " + i).toArray(String[]::new);
        meters.stored(arrival(false), refused(reasons), 1, COMMITTED);
        assertThat(registry.find("auscult.entries.rejected").counters()).hasSizeLessThanOrEqualTo(101);
        assertThat(meters.entries().rejected().stream()
                        .mapToLong(EntryMeters.Refused::times)
                        .sum())
                .isEqualTo(5_000);
    }

    @Test
    void hasOnlyTagsThatTheSiteOrAuscultHasNamed() {
        store(false);
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .allSatisfy(id -> assertThat(id.toString()).doesNotContain("Canaryname", "F9"));
    }
}
