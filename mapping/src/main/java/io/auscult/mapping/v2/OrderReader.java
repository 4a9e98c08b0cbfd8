package io.auscult.mapping.v2;

import io.auscult.mapping.Mapped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * ORC and what follows it. An ORC is the context of the order, dose or supply after it; without any it is an entry itself. An OBR is
 * the context of the results after it, and in an order message the order.
 */
final class OrderReader {
    private final Header header;
    private final Entries entries;
    private final Supplier<Subject> somebody;
    private @Nullable Segment orc;
    private @Nullable Segment timing;
    private @Nullable ResultOrder results;
    private boolean detailed = true;
    private boolean awaitsResults;
    private int requested = -1;

    OrderReader(Header header, Entries entries, Supplier<Subject> somebody) {
        this.header = header;
        this.entries = entries;
        this.somebody = somebody;
    }

    /** The order of the next result, null when there is none. */
    @Nullable ResultOrder ofResult() {
        awaitsResults = false;
        return results;
    }

    void control(Segment segment) {
        close();
        orc = segment;
        timing = null;
        detailed = false;
    }

    void timing(Segment tq1) {
        timing = timing == null ? tq1 : timing;
    }

    void service(Segment obr) {
        closeResults();
        Segment control = orc;
        detailed = true;
        results = new ResultOrder(control, obr);
        if (!MessageKind.ordersServices(header)) {
            // The ORC of a result is of one OBR alone; that of an order may control several.
            orc = null;
            awaitsResults = true;
        } else if (OrderStatus.bringsResults(control)) {
            awaitsResults = true;
        } else if (OrderStatus.saysNothing(control)) {
            entries.ignore("OBR", "The order control says nothing of how the order stands");
        } else {
            Ordered order = new Ordered(control, timing, obr);
            entries.map("OBR", () -> ServiceMapper.map(order, somebody.get()));
        }
    }

    /** RXO: the order as requested, which the pharmacy's RXE may say better. */
    void requested(Segment rxo) {
        detailed = true;
        requested = entries.reserve("RXO");
        Segment control = orc;
        Segment when = timing;
        entries.decide(requested, () -> drug(new Ordered(control, when, rxo)));
    }

    void encoded(Segment rxe) {
        detailed = true;
        Segment control = orc;
        Segment when = timing;
        entries.map("RXE", () -> drug(new Ordered(control, when, rxe)));
        if (requested >= 0) {
            entries.decide(requested, () -> new Mapped.Ignored("RXE says the same as the pharmacy encoded it"));
            requested = -1;
        }
    }

    private Mapped drug(Ordered order) {
        if (!MessageKind.ordersDrugs(header)) {
            return new Mapped.Ignored("The order comes in a message of its own");
        }
        return OrderStatus.saysNothing(order.orc())
                ? new Mapped.Ignored("The order control says nothing of how the order stands")
                : PrescriptionMapper.map(order, somebody.get());
    }

    void administered(Segment rxa) {
        detailed = true;
        Segment control = orc;
        entries.map("RXA", () -> GivenMapper.administered(rxa, control, somebody.get()));
    }

    void dispensed(Segment rxd) {
        detailed = true;
        Segment control = orc;
        entries.map("RXD", () -> GivenMapper.dispensed(rxd, control, somebody.get()));
    }

    /** What follows belongs to somebody else, or to nothing. */
    void close() {
        closeResults();
        Segment control = orc;
        if (!detailed && control != null) {
            entries.map("ORC", () -> ServiceMapper.alone(control, somebody.get()));
        }
        orc = null;
        timing = null;
        requested = -1;
        detailed = true;
    }

    void forget() {
        close();
        results = null;
    }

    private void closeResults() {
        if (awaitsResults) {
            entries.ignore("OBR", "The order has no results yet");
            awaitsResults = false;
        }
    }
}
