package io.auscult.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal.Earlier;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.Question;
import io.auscult.core.signal.Signal.Score;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PendingWordsTest {
    private static final Clockface CLOCK = new Clockface(ZoneOffset.UTC);

    @Test
    void showsTheLastScoreAsThatOfItsOwnTime() {
        Earlier earlier = new Earlier(
                Instant.parse("2026-01-09T17:20:00Z"), new Score("score", 0.153, "now", "probability"), "very_high");

        assertThat(PendingWords.of(pending(earlier), CLOCK))
                .isEqualTo("Asked 10 Jan 2026, 09:00, not yet answered; last score 15.3 % (very high) as of "
                        + "9 Jan 2026, 17:20");
    }

    @Test
    void saysWhenItWasAskedWhereThereIsNoScoreYet() {
        assertThat(PendingWords.of(pending(null), CLOCK)).isEqualTo("Asked 10 Jan 2026, 09:00, not yet answered");
    }

    private static Pending pending(@Nullable Earlier earlier) {
        return new Pending(
                new ModelRef("site-risk", "1"),
                Instant.parse("2026-01-10T09:00:00Z"),
                new Question("q-1", new TreeMap<>()),
                List.of(),
                earlier,
                null);
    }
}
