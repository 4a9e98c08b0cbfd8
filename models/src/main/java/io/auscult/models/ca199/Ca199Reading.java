package io.auscult.models.ca199;

import io.auscult.core.chart.Fact;
import io.auscult.core.signal.Signal.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be said of a chart's newest CA 19-9. */
public sealed interface Ca199Reading {
    /** When the answer may be another though no fact changes; null for never. */
    @Nullable Instant due();

    /**
     * @param marker the CA 19-9, as an amount or a bound that decides
     * @param bilirubin the one nearest to it in time, which is not raised
     */
    record Interpretable(
            Fact marker,
            Fact bilirubin,
            boolean raised,
            List<String> caveats,
            @Nullable Instant due) implements Ca199Reading {
        public Interpretable {
            caveats = List.copyOf(caveats);
        }
    }

    /** @param problems at least one: no value that decides, cholestasis, or no bilirubin that shows that there is none */
    record Uninterpretable(List<Problem> problems, @Nullable Instant due) implements Ca199Reading {
        public Uninterpretable {
            problems = List.copyOf(problems);
        }
    }
}
