package io.auscult.mapping.v2;

import org.jspecify.annotations.Nullable;

/** The order that the results after an OBR belong to. */
record ResultOrder(@Nullable Segment orc, Segment obr) {
    private static final int PLACER = 2;
    private static final int FILLER = 3;

    /** The filler's number for it, with its namespace; else the placer's; empty when there is neither. */
    String number() {
        String filler = entity(FILLER);
        if (!filler.isEmpty()) {
            return filler;
        }
        String placer = entity(PLACER);
        return placer.isEmpty() ? "" : "placer:" + placer;
    }

    /** The filler's number without its namespace, by which another feed names the same order; empty when there is none. */
    String filler() {
        String filler = obr.field(FILLER).component(1);
        return filler.isEmpty() && orc != null ? orc.field(FILLER).component(1) : filler;
    }

    private String entity(int number) {
        String own = Identity.entity(obr.field(number));
        return own.isEmpty() && orc != null ? Identity.entity(orc.field(number)) : own;
    }
}
