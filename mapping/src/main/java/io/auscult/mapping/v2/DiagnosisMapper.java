package io.auscult.mapping.v2;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.ConditionAsserted;
import io.auscult.core.event.FactEvent.ConditionRetracted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.v2.V2Times.Moment;

/**
 * DG1: a diagnosis. Final (DG1-6 F) is confirmed; an admitting or working one (A, W) is provisional, since it is what somebody set
 * out to prove.
 */
final class DiagnosisMapper {
    private static final String KIND = "DG1";
    private static final String RETRACTED = "entered-in-error";

    private DiagnosisMapper() {}

    static Mapped map(Segment dg1, Subject subject) {
        CodedText code =
                V2Codes.text(dg1.repetitions(3), dg1.field(4), subject.arrival().source());
        FactKey fact = fact(dg1, code, subject);
        Moment onset = subject.moment(dg1.field(5));
        Times times = subject.times(onset);
        return switch (dg1.field(21).component(1)) {
            case "D" -> {
                FactVersion version = subject.version(RETRACTED, times);
                Envelope envelope = subject.envelope(fact, version, times);
                yield Mapped.Events.of(new ConditionRetracted(envelope, fact, version, RETRACTED));
            }
            case "X" -> new Mapped.Ignored("The segment says that nothing changed");
            default -> {
                Described.require(code, "DG1-3 and DG1-4 are empty", "Say in DG1-3 what was diagnosed");
                String verification = verification(dg1);
                Period period = new Period(onset.at(), null);
                FactVersion version = subject.version("", times, code, verification, period);
                Envelope envelope = subject.envelope(fact, version, times);
                yield Mapped.Events.of(new ConditionAsserted(envelope, fact, version, code, "", verification, period));
            }
        };
    }

    private static FactKey fact(Segment dg1, CodedText code, Subject subject) {
        String number = Identity.entity(dg1.field(20));
        return number.isEmpty()
                ? subject.described(KIND, Described.code(code, "DG1-3"))
                : subject.described(KIND, "id", number);
    }

    private static String verification(Segment dg1) {
        return switch (dg1.field(6).component(1)) {
            case "F" -> "confirmed";
            case "A", "W" -> "provisional";
            default -> "";
        };
    }
}
