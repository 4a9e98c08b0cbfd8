package io.auscult.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.Mark;
import io.auscult.core.event.FactKey;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.RiskScored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What holds of every model, of the build or of a folder, on every chart. */
final class ModelLaws {
    private static final Instant NOW = GivenChart.NOW;

    private ModelLaws() {}

    /**
     * Between two due times nothing changes.
     *
     * @param steps how many due times are gone through
     * @param hours how long after each moment to look again
     */
    static void theAnswerHoldsUntilItsDueTime(RiskModel model, MemoryChart chart, int steps, int... hours) {
        Instant now = NOW;
        for (int step = 0; step < steps; step++) {
            Signal signal = model.assess(chart, now);
            Instant due = signal.reassessAt();
            assertThat(due == null || due.isAfter(now))
                    .as("%s is due after %s", signal, now)
                    .isTrue();
            for (Instant time : until(now, due, hours)) {
                assertThat(model.assess(chart, time).withAsOf(now))
                        .as("at %s", time)
                        .isEqualTo(signal);
            }
            if (due == null) {
                return;
            }
            now = due;
        }
    }

    private static List<Instant> until(Instant now, @Nullable Instant due, int... hours) {
        List<Instant> times = new ArrayList<>();
        for (int each : hours) {
            Instant time = now.plus(Duration.ofHours(each));
            if (due == null || time.isBefore(due)) {
                times.add(time);
            }
        }
        if (due != null) {
            times.add(due.minusMillis(1));
        }
        return times;
    }

    /** @param allowed the mark that the model knows what to do with on this fact; null for none */
    static void noScoreStandsOnAMarkedValue(
            RiskModel model, MemoryChart chart, Function<Fact, @Nullable Mark> allowed) {
        if (model.assess(chart, NOW) instanceof RiskScored scored) {
            scored.inputs().stream()
                    .filter(input -> !input.fact().isEmpty() && !input.ucum().isEmpty())
                    .map(input -> chart.fact(new FactKey(input.fact())).orElseThrow())
                    .forEach(fact -> assertThat(fact.reading().mark())
                            .as("%s in %s", fact, scored)
                            .isIn(null, allowed.apply(fact)));
        }
    }

    static void aModelReadsOnlyWhatItSaysItReads(RiskModel model, MemoryChart chart) {
        MemoryChart without = new MemoryChart(chart.patient(), chart.concepts());
        chart.all().stream()
                .filter(fact -> fact.concepts().stream().anyMatch(model.reads()::contains))
                .forEach(without::put);

        assertThat(model.assess(without, NOW)).isEqualTo(model.assess(chart, NOW));
    }
}
