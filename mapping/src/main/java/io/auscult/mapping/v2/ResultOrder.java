package io.auscult.mapping.v2;

import org.jspecify.annotations.Nullable;

/** The order that the results after an OBR belong to. */
record ResultOrder(@Nullable Segment orc, Segment obr) {
    private static final int FILLER = 3;

    /** The filler's number for it, with its namespace; else the placer's; empty when there is neither. */
    String number() {
        String filler = entity(obr, FILLER);
        if (filler.isEmpty() && orc != null) {
            filler = entity(orc, FILLER);
        }
        if (!filler.isEmpty()) {
            return filler;
        }
        String placer = entity(obr, 2);
        if (placer.isEmpty() && orc != null) {
            placer = entity(orc, 2);
        }
        return placer.isEmpty() ? "" : "placer:" + placer;
    }

    /** The filler's number without its namespace, by which another feed names the same order; empty when there is none. */
    String filler() {
        String filler = obr.field(FILLER).component(1);
        return filler.isEmpty() && orc != null ? orc.field(FILLER).component(1) : filler;
    }

    private static String entity(Segment segment, int number) {
        Field field = segment.field(number);
        String namespace = field.component(2).isEmpty() ? field.component(3) : field.component(2);
        String id = field.component(1);
        return id.isEmpty() || namespace.isEmpty() ? id : id + "|" + namespace;
    }
}
