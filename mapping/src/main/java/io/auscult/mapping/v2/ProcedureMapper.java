package io.auscult.mapping.v2;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.ProcedurePerformed;
import io.auscult.core.event.FactEvent.ProcedureRetracted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.v2.V2Times.Moment;

/** PR1: a procedure. The segment does not tell one that was done from one that will be, so its status is unknown. */
final class ProcedureMapper {
    private static final String KIND = "PR1";
    private static final String UNKNOWN = "unknown";
    private static final String RETRACTED = "entered-in-error";

    private ProcedureMapper() {}

    static Mapped map(Segment pr1, Subject subject) {
        CodedText code =
                V2Codes.text(pr1.repetitions(3), pr1.field(4), subject.arrival().source());
        Moment began = subject.moment(pr1.field(5));
        FactKey fact = fact(pr1, code, began, subject);
        Times times = subject.times(began);
        return switch (pr1.field(20).component(1)) {
            case "D" -> {
                FactVersion version = subject.version(RETRACTED, times);
                Envelope envelope = subject.envelope(fact, version, times);
                yield Mapped.Events.of(new ProcedureRetracted(envelope, fact, version, RETRACTED));
            }
            case "X" -> new Mapped.Ignored("The segment says that nothing changed");
            default -> {
                Described.require(code, "PR1-3 and PR1-4 are empty", "Say in PR1-3 what was done");
                Period period = new Period(began.at(), null);
                FactVersion version = subject.version(UNKNOWN, times, code, period);
                Envelope envelope = subject.envelope(fact, version, times);
                yield Mapped.Events.of(new ProcedurePerformed(envelope, fact, version, code, UNKNOWN, period));
            }
        };
    }

    private static FactKey fact(Segment pr1, CodedText code, Moment began, Subject subject) {
        String number = Identity.entity(pr1.field(19));
        return number.isEmpty()
                ? subject.described(KIND, Described.code(code, "PR1-3"), began.words())
                : subject.described(KIND, "id", number);
    }
}
