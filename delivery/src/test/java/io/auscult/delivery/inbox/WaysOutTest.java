package io.auscult.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.signal.Signal.WayOut;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaysOutTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void saysInWhichDirectionTheInputWouldHaveToGo() {
        assertThat(WaysOut.words(signal(
                        new WayOut("weight", "71.0", "kg", "intermediate"),
                        new WayOut("glucose", "140", "mg/dL", "very_low"))))
                .containsExactly("“intermediate” with Weight ≥ 71.0 kg", "“very low” with Glucose ≤ 140 mg/dL");
    }

    @Test
    void aWordHasNoDirection() {
        assertThat(WaysOut.words(signal(new WayOut("smoking", "no", "", "low"))))
                .containsExactly("“low” with Smoking no");
    }

    @Test
    void aModelWithoutBandsHasNone() {
        assertThat(WaysOut.words(signal())).isEmpty();
    }

    private static RiskScored signal(WayOut... ways) {
        return new RiskScored(
                new ModelRef("endpac", "1.0.0"),
                NOW,
                List.of(new Score("endpac", 3, "3yr", "points")),
                "high",
                List.of(input("weight", "66", "kg"), input("glucose", "180", "mg/dL"), input("smoking", "yes", "")),
                new Explanation("points of the score", List.of(), List.of(ways)),
                List.of(),
                null);
    }

    private static Input input(String name, String value, String ucum) {
        return new Input(name, value, ucum, NOW, "fact", "ehr");
    }
}
