package io.auscult.models.card;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input of a model folder, bound to the chart by the card alone.
 *
 * @param name in {@code score} lines, vectors and explanations
 * @param unit UCUM, that of the concept; empty for what has none
 * @param window how far back from now a value counts; null for the concept's freshness
 * @param range null for words and for what is present or not
 * @param precision the smallest step in which the value is measured or printed, for the search of ways out of a band
 */
public record BoundInput(
        String name,
        Origin origin,
        String unit,
        Take take,
        @Nullable Duration window,
        Transform transform,
        MissingPolicy missing,
        @Nullable ValueRange range,
        BigDecimal precision) {

    /** The names of its columns in the graph, in order. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        switch (transform) {
            case Transform.None _, Transform.Log _, Transform.Log10 _, Transform.Log1p _, Transform.Mapped _ ->
                columns.add(name);
            case Transform.OneHot oneHot -> oneHot.values().forEach(value -> columns.add(name + "_" + value));
        }
        missing.flagColumn().ifPresent(columns::add);
        return columns;
    }

    /** Whether anybody can change it: nobody changes age or sex. */
    public boolean changeable() {
        return switch (origin) {
            case Origin.Age _, Origin.Sex _ -> false;
            case Origin.OfConcept _, Origin.LineOnly _ -> true;
        };
    }
}
