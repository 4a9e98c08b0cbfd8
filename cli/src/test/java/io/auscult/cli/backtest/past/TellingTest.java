package io.auscult.cli.backtest.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {
    private static final Instant LOADED = Instant.parse("2026-01-10T08:00:00Z");
    private static final Instant FIRST = LOADED.minus(Duration.ofDays(900));
    private static final Instant SECOND = LOADED.minus(Duration.ofDays(30));
    private static final Code HBA1C = new Code(Code.LOINC, "4548-4");
    private static final Said LOAD = Said.at(LOADED).asBackfill();

    @Test
    void aLoadedHistoryIsToldAtItsOwnTimesInTheirOrderAndNothingIsALoadAnyMore() {
        List<PatientEvent> told = Telling.AS_RELEASED.tell(
                List.of(
                        result("b", SECOND),
                        result("a", FIRST),
                        LOAD.person(Sex.MALE, "1950-01-01"),
                        LOAD.backfillEnded()),
                LOADED);

        assertThat(told)
                .extracting(event -> event.envelope().times().received())
                .containsExactly(FIRST, FIRST, SECOND);
        assertThat(told).noneMatch(event -> event.envelope().backfill());
    }

    @Test
    void whatComesInOneMomentIsOneMessage() {
        List<PatientEvent> told =
                Telling.AS_RELEASED.tell(List.of(result("a", FIRST), result("b", FIRST), result("c", SECOND)), LOADED);

        assertThat(told).extracting(event -> event.envelope().moreFollow()).containsExactly(true, false, false);
    }

    @Test
    void anErasedPastIsNone() {
        List<PatientEvent> told =
                Telling.AS_RELEASED.tell(List.of(result("a", FIRST), LOAD.erased(), result("b", SECOND)), LOADED);

        assertThat(told)
                .extracting(event -> event.envelope().times().received())
                .containsExactly(SECOND);
    }

    @Test
    void asReceivedTheLogIsToldAsItStands() {
        List<PatientEvent> log = List.of(result("b", SECOND), result("a", FIRST), LOAD.backfillEnded());

        assertThat(Telling.AS_RECEIVED.tell(log, LOADED)).isEqualTo(log);
    }

    private static PatientEvent result(String key, Instant at) {
        return LOAD.result(key, HBA1C, "6.1", "%", at);
    }
}
