package io.auscult.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules ask of a score never throws: what is not there is not a number. */
class RiskScoredTest {
    private final RiskScored news2 = new RiskScored(
            new ModelRef("news2", "1.0.0"),
            Instant.EPOCH,
            List.of(new Score("score", 5, "now", "points")),
            "medium",
            List.of(),
            new Explanation(
                    "points of the score",
                    List.of(new Contribution("heart-rate", 3), new Contribution("oxygen", 2)),
                    List.of()),
            List.of(),
            null);

    @Test
    void aScoreIsAskedForByName() {
        assertThat(news2.has("score")).isTrue();
        assertThat(news2.value("score")).isEqualTo(5);
        assertThat(news2.has("ascvd")).isFalse();
        assertThat(news2.value("ascvd")).isNaN();
    }

    @Test
    void eachInputTellsWhatItAdds() {
        assertThat(news2.points("heart-rate")).isEqualTo(3);
        assertThat(news2.points("consciousness")).isNaN();
    }

    @Test
    void oneInputAloneMayBeEnough() {
        assertThat(news2.anyPoints(3)).isTrue();
        assertThat(news2.anyPoints(3.1)).isFalse();
    }
}
