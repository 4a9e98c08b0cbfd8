package io.auscult.rules.fact;

/** Rules read more of a chart in one decision than any sound set does. */
public final class LookedTooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LookedTooLong(int most) {
        super("more than " + most + " facts read in one decision");
    }
}
