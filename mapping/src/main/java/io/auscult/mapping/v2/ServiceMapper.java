package io.auscult.mapping.v2;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.MedicationRetracted;
import io.auscult.core.event.FactEvent.ServiceRequestRetracted;
import io.auscult.core.event.FactEvent.ServiceRequested;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.v2.V2Times.Moment;
import java.util.ArrayList;
import java.util.List;

/** OBR of an order message: a test or procedure is ordered, changed, held or cancelled. */
final class ServiceMapper {
    private static final String KIND = "order";
    private static final String INTENT = "order";

    private ServiceMapper() {}

    static Mapped map(Ordered order, Subject subject) {
        CodedText code = subject.code(order.detail().repetitions(4));
        String status = order.status();
        Times times = subject.times(order.effective(subject));
        FactKey fact = fact(order, code, subject);
        if (status.equals(OrderStatus.IN_ERROR)) {
            return Mapped.Events.of(retracted(fact, status, times, subject));
        }
        Described.require(code, "OBR-4 is empty", "Say in OBR-4 what is ordered");
        Period period = order.period(subject);
        FactVersion version = subject.version(status, times, code, period);
        Envelope envelope = subject.envelope(fact, version, times);
        return Mapped.Events.of(new ServiceRequested(envelope, fact, version, code, status, period, INTENT));
    }

    private static FactKey fact(Ordered order, CodedText code, Subject subject) {
        String number = order.number();
        return number.isEmpty()
                ? subject.described(
                        KIND,
                        Described.code(code, "OBR-4"),
                        order.effective(subject).words())
                : subject.numbered(KIND, number);
    }

    /**
     * ORC alone, which says how an order stands without saying what it is: enough to take it back. Which kind it was, only a message
     * type of one kind tells.
     */
    static Mapped alone(Segment orc, Subject subject) {
        Ordered order = new Ordered(orc, null, orc);
        String status = order.status();
        boolean over = status.equals(OrderStatus.REVOKED) || status.equals(OrderStatus.IN_ERROR);
        if (OrderStatus.saysNothing(orc) || !over) {
            return new Mapped.Ignored("ORC says nothing of an order that its message describes");
        }
        String number = order.number();
        if (number.isEmpty()) {
            return new Mapped.Ignored("ORC names no order");
        }
        Times times = subject.times(Moment.UNKNOWN);
        List<FactEvent> events = new ArrayList<>();
        if (MessageKind.ordersServices(subject.header())) {
            events.add(retracted(subject.numbered(KIND, number), status, times, subject));
        }
        if (MessageKind.ordersDrugs(subject.header())) {
            FactKey fact = subject.numbered(PrescriptionMapper.KIND, number);
            FactVersion version = subject.version(status, times);
            events.add(new MedicationRetracted(subject.envelope(fact, version, times), fact, version, status));
        }
        return events.isEmpty()
                ? new Mapped.Ignored("ORC says nothing of an order that its message describes")
                : new Mapped.Events(events, null);
    }

    private static FactEvent retracted(FactKey fact, String status, Times times, Subject subject) {
        FactVersion version = subject.version(status, times);
        return new ServiceRequestRetracted(subject.envelope(fact, version, times), fact, version, status);
    }
}
