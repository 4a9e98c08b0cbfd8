package io.auscult.models.card;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is done where an input has no value in its window. A value that is there and cannot be used (implausible, another unit, only
 * a bound) is never filled in: then the model is not assessable, whatever the policy.
 */
public sealed interface MissingPolicy {
    /** No score. */
    record Refuse() implements MissingPolicy {}

    /** The model is given NaN, which it must have been trained with. */
    record NotANumber() implements MissingPolicy {}

    /**
     * @param value in the input's unit, before the transform; a word where the transform takes words
     * @param flag the name of a further column, 1 where the value was filled in, else 0; null for none
     */
    record Impute(String value, @Nullable String flag) implements MissingPolicy {}

    /** The name of the flag column, if there is one. */
    default Optional<String> flagColumn() {
        return this instanceof Impute impute ? Optional.ofNullable(impute.flag()) : Optional.empty();
    }
}
