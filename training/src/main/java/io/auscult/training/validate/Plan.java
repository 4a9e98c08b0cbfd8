package io.auscult.training.validate;

/**
 * How thoroughly to validate.
 *
 * @param outer folds, each of which is scored by a model that has not seen it
 * @param inner folds within the others, for choosing a candidate and for calibrating
 * @param repeats with other folds each time
 * @param samples of the bootstrap
 * @param seed of everything that is drawn
 */
public record Plan(int outer, int inner, int repeats, int samples, long seed) {
    public static final long SEED = 1;

    /** As the published folders were made. */
    public static Plan full(long seed) {
        return new Plan(10, 5, 10, 2000, seed);
    }
}
