package io.auscult.mapping.v2;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.MedicationRetracted;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.MedicationStopped;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;

/** RXE, or RXO where the pharmacy has not encoded the order yet: a drug is ordered, changed, held or stopped. */
final class PrescriptionMapper {
    static final String KIND = "prescription";

    private PrescriptionMapper() {}

    static Mapped map(Ordered order, Subject subject) {
        CodedText code = code(order.detail(), subject);
        String status = status(order);
        Times times = subject.times(order.effective(subject));
        FactKey fact = fact(order, code, subject);
        if (status.equals(OrderStatus.IN_ERROR)) {
            FactVersion version = subject.version(status, times);
            Envelope envelope = subject.envelope(fact, version, times);
            return Mapped.Events.of(new MedicationRetracted(envelope, fact, version, status));
        }
        Described.require(code, order.detail().name() + " names no drug", "Say which drug is ordered");
        Period period = order.period(subject);
        FactVersion version = subject.version(status, times, code, period);
        Envelope envelope = subject.envelope(fact, version, times);
        return Mapped.Events.of(
                status.equals(OrderStatus.ACTIVE)
                        ? new MedicationStarted(envelope, fact, version, code, status, period)
                        : new MedicationStopped(envelope, fact, version, code, status, period));
    }

    private static CodedText code(Segment detail, Subject subject) {
        return subject.code(detail.repetitions(detail.name().equals("RXO") ? 1 : 2));
    }

    private static FactKey fact(Ordered order, CodedText code, Subject subject) {
        String number = order.number();
        return number.isEmpty()
                ? subject.described(
                        KIND,
                        Described.code(code, order.detail().name()),
                        order.effective(subject).words())
                : subject.numbered(KIND, number);
    }

    /** In the words of a FHIR MedicationRequest: discontinued is stopped, otherwise revoked is cancelled. */
    private static String status(Ordered order) {
        String status = order.status();
        if (!status.equals(OrderStatus.REVOKED)) {
            return status;
        }
        return switch (OrderStatus.control(order.orc())) {
            case "DC", "OD", "DR" -> "stopped";
            default -> "cancelled";
        };
    }
}
