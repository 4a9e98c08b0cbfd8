package io.auscult.mapping.v2;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.MedicationAdministered;
import io.auscult.core.event.FactEvent.MedicationDispensed;
import io.auscult.core.event.FactEvent.MedicationRetracted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.v2.V2Times.Moment;
import org.jspecify.annotations.Nullable;

/** RXA and RXD: a dose was given, a supply was handed out, or neither after all. */
final class GivenMapper {
    private static final String COMPLETED = "completed";
    private static final String NOT_DONE = "not-done";
    private static final Code NO_VACCINE = new Code(CodingSystems.uri("CVX", ""), "998");

    private GivenMapper() {}

    static Mapped administered(Segment rxa, @Nullable Segment orc, Subject subject) {
        CodedText code = subject.code(rxa.repetitions(5));
        if (code.has(NO_VACCINE)) {
            return new Mapped.Ignored("RXA says that no vaccine was given");
        }
        Moment start = subject.moment(rxa.field(3));
        FactKey fact = fact("RXA", orc, rxa.field(2).component(1), code, start, subject);
        Period period = V2Times.period(start, subject.moment(rxa.field(4)), "RXA-3 or RXA-4");
        String status = status(rxa, orc);
        Times times = subject.times(start);
        if (!status.equals(COMPLETED)) {
            return Mapped.Events.of(retracted(fact, status, times, subject));
        }
        FactVersion version = subject.version(status, times, code, period);
        Envelope envelope = subject.envelope(fact, version, times);
        return Mapped.Events.of(new MedicationAdministered(envelope, fact, version, code, status, period));
    }

    static Mapped dispensed(Segment rxd, @Nullable Segment orc, Subject subject) {
        CodedText code = subject.code(rxd.repetitions(2));
        Moment when = subject.moment(rxd.field(3));
        String number = rxd.field(7).component(1);
        FactKey fact = fact("RXD", orc, number + "/" + rxd.field(1).component(1), code, when, subject);
        Times times = subject.times(when);
        if (isTakenBack(orc)) {
            return Mapped.Events.of(retracted(fact, OrderStatus.IN_ERROR, times, subject));
        }
        Period period = new Period(when.at(), null);
        FactVersion version = subject.version(COMPLETED, times, code, period);
        Envelope envelope = subject.envelope(fact, version, times);
        return Mapped.Events.of(new MedicationDispensed(envelope, fact, version, code, COMPLETED, period));
    }

    /** RXA-21 deletes; RXA-20 (HL7 table 0322) says whether it was given at all. */
    private static String status(Segment rxa, @Nullable Segment orc) {
        if (rxa.field(21).component(1).equals("D") || isTakenBack(orc)) {
            return OrderStatus.IN_ERROR;
        }
        return switch (rxa.field(20).component(1)) {
            case "RE", "NA" -> NOT_DONE;
            default -> COMPLETED;
        };
    }

    private static boolean isTakenBack(@Nullable Segment orc) {
        return switch (OrderStatus.of(orc)) {
            case OrderStatus.REVOKED, OrderStatus.IN_ERROR -> true;
            default -> false;
        };
    }

    private static FactKey fact(
            String kind, @Nullable Segment orc, String part, CodedText code, Moment when, Subject subject) {
        Described.require(code, kind + " names no drug", "Say which drug it was");
        String number = orc == null ? "" : new ResultOrder(orc, orc).number();
        return subject.described(kind, number, part, Identity.code(code), when.words());
    }

    private static FactEvent retracted(FactKey fact, String status, Times times, Subject subject) {
        FactVersion version = subject.version(status, times);
        return new MedicationRetracted(subject.envelope(fact, version, times), fact, version, status);
    }
}
