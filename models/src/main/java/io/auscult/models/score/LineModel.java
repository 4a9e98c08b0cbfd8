package io.auscult.models.score;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model on plain inputs, without a chart: for {@code auscult score}, and for the vectors that every model replays. */
@FunctionalInterface
public interface LineModel {
    /** Whatever the inputs hold, there is an answer. */
    LineAnswer score(LineInputs line);

    /**
     * @param inputs by the names of the model's card; numbers, booleans (or 0 and 1) and words, as a JSON reader gives them
     * @return {@code status} ("scored" or "not-assessable"), {@code scores} (empty when there are none), {@code band} and
     *     {@code reason} (either null when it does not apply), and see {@link LineAnswer#toMap}
     */
    default Map<String, @Nullable Object> answer(Map<String, ? extends @Nullable Object> inputs) {
        return score(new LineInputs(inputs)).toMap();
    }
}
