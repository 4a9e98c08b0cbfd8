package io.auscult.delivery.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model says, as a reader needs it: the number with what it stands on.
 *
 * @param state scored, not-assessable or pending
 * @param headline the first score, or why there is none
 * @param band the model's own word for the range, or empty
 * @param scores the other scores
 * @param method how the contributions were found; empty when the model does not say
 * @param waysOut what one input alone would have to be for another band, a phrase each
 * @param plot the score that matters over time; null with fewer than two
 */
public record SignalView(
        String model,
        String name,
        String state,
        String headline,
        String horizon,
        String band,
        When asOf,
        List<Line> scores,
        List<InputRow> inputs,
        List<Bar> contributions,
        String method,
        List<String> waysOut,
        List<String> caveats,
        List<ProblemRow> problems,
        @Nullable Plot plot) {

    /** The id by which the card of the model is found. */
    public String modelId() {
        return model.substring(0, model.indexOf('@'));
    }

    /** A name and its value. */
    public record Line(String name, String value) {}

    /** @param at words; empty for what has no date */
    public record InputRow(String name, String value, String at, String source) {}

    /** @param share of the widest bar in per cent, 0 to 100 */
    public record Bar(String input, String amount, boolean raises, int share) {
        /** Left end of the bar on an axis of 0 to 200 whose middle is "no effect". */
        public int x() {
            return raises ? 100 : 100 - share;
        }
    }

    public record ProblemRow(String input, String kind, String sentence) {}
}
