package io.auscult.delivery.inbox;

import static io.auscult.delivery.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.delivery.inbox.Plot.Dot;
import io.auscult.delivery.inbox.Plot.Mark;
import io.auscult.delivery.inbox.Plot.Range;
import io.auscult.delivery.inbox.Plots.Level;
import io.auscult.delivery.inbox.Plots.Subject;
import io.auscult.delivery.inbox.Plots.Value;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotsTest {
    private final Plots plots = new Plots(new Clockface(ZoneOffset.UTC));

    @Test
    void placesValuesBetweenTheFirstTimeAndTheLast() {
        Plot plot = plots.draw(subject(List.of(), value(20, 30, ""), value(10, 10, ""), value(0, 20, "")));

        assertThat(plot.dots()).extracting(Dot::x).containsExactly("0.00%", "50.00%", "100.00%");
        assertThat(plot.dots()).extracting(Dot::y).containsExactly("25.00%", "75.00%", "50.00%");
        assertThat(plot.up()).extracting(Mark::words).containsExactly("0", "10", "20", "30", "40");
        assertThat(plot.strokes()).hasSize(2);
        assertThat(plot.ranged()).isFalse();
    }

    @Test
    void aRangeHoldsUntilTheValueIsInAnother() {
        Plot plot = plots.draw(subject(List.of(), value(20, 0, "very_low"), value(10, 2, "high"), value(0, 4, "high")));

        assertThat(plot.ranges())
                .containsExactly(new Range("0.00%", "44.00%", "very low", 0), new Range("44.00%", "56.00%", "high", 1));
    }

    @Test
    void aThresholdIsAlwaysInSight() {
        Plot plot =
                plots.draw(subject(List.of(new Level(7.5, "threshold 7.5 %")), value(10, 14, ""), value(0, 15, "")));

        assertThat(plot.levels()).singleElement().satisfies(level -> {
            double fromTheTop = Double.parseDouble(level.at().replace("%", ""));
            assertThat(fromTheTop).isBetween(0.0, 100.0);
        });
    }

    @Test
    void valuesThatAreAllTheSameOrOfOneMomentAreStillDrawn() {
        Plot same = plots.draw(subject(List.of(), value(1, 5, ""), value(0, 5, "")));
        Plot atOnce = plots.draw(subject(List.of(), value(0, 5, ""), value(0, 7, "")));

        assertThat(same.dots()).extracting(Dot::y).allMatch(y -> y.matches("[0-9.]+%"));
        assertThat(atOnce.dots()).extracting(Dot::x).containsExactly("50.00%", "50.00%");
    }

    @Test
    void theSameIsSaidInASentenceAndInATableNewestFirst() {
        Plot plot = plots.draw(subject(List.of(), value(20, 0, "very_low"), value(0, 4, "high")));

        assertThat(plot.summary())
                .isEqualTo(
                        "ENDPAC: 2 values from 31 Oct 2026, 12:00 to 20 Nov 2026, 12:00, from 0 points to 4 points, high.");
        assertThat(plot.rows().getFirst()).isEqualTo(new Plot.Row("20 Nov 2026, 12:00", "4 points", "high", "lab"));
    }

    private static Value value(int daysAgo, double amount, String range) {
        return new Value(NOW.minus(Duration.ofDays(daysAgo)), amount, range, "lab");
    }

    private static Subject subject(List<Level> levels, Value... values) {
        return new Subject("score-endpac", "ENDPAC", "points", List.of(values), List.of("very_low", "high"), levels);
    }
}
