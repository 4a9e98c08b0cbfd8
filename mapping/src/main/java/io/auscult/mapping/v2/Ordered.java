package io.auscult.mapping.v2;

import io.auscult.core.value.Period;
import io.auscult.mapping.v2.V2Times.Moment;
import org.jspecify.annotations.Nullable;

/**
 * One order: what controls it, when, and what it is for.
 *
 * @param detail OBR, RXO or RXE
 */
record Ordered(@Nullable Segment orc, @Nullable Segment timing, Segment detail) {
    private static final String NEW = "NW";
    private static final int PLACER = 2;
    private static final int FILLER = 3;

    /** The placer's number, which the order has from the start, else the filler's; empty when there is neither. */
    String number() {
        String placer = number(PLACER);
        return placer.isEmpty() ? number(FILLER) : placer;
    }

    /** An OBR repeats the numbers of its ORC, and may have them alone. */
    private String number(int field) {
        String own = detail.name().equals("OBR") ? Identity.entity(detail.field(field)) : "";
        return own.isEmpty() && orc != null ? Identity.entity(orc.field(field)) : own;
    }

    String status() {
        return OrderStatus.of(orc);
    }

    /** When it was written: ORC-9 of a new order; of a later message that is the time of the change. */
    Moment written(Subject subject) {
        return orc != null && OrderStatus.control(orc).equals(NEW) ? subject.moment(orc.field(9)) : Moment.UNKNOWN;
    }

    /** From TQ1, else ORC-7, else from when it was written. */
    Period period(Subject subject) {
        Moment end = timing(8, 5, subject);
        Moment start = timing(7, 4, subject);
        return V2Times.period(start.or(written(subject)), end, "TQ1-7, TQ1-8 or ORC-7");
    }

    /** When it was written, else from when it holds. */
    Moment effective(Subject subject) {
        return written(subject).or(timing(7, 4, subject));
    }

    private Moment timing(int field, int component, Subject subject) {
        Moment said = timing == null ? Moment.UNKNOWN : subject.moment(timing.field(field));
        return orc == null
                ? said
                : said.or(V2Times.moment(
                        orc.field(7).component(component), subject.header().zone()));
    }
}
