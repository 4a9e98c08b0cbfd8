package io.auscult.mapping.v2;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.SpecimenCollected;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.v2.V2Times.Moment;

/** SPM: a specimen, once it is taken. */
final class SpecimenMapper {
    private static final String KIND = "SPM";

    private SpecimenMapper() {}

    /** SPM-17, when it was taken. */
    static Moment collected(Segment spm, Subject subject) {
        return subject.moment(spm.field(17));
    }

    static Mapped map(Segment spm, boolean ordered, Subject subject) {
        Moment taken = collected(spm, subject);
        if (ordered && taken.equals(Moment.UNKNOWN)) {
            return new Mapped.Ignored("The specimen is asked for and not taken yet");
        }
        CodedText type = subject.code(spm.repetitions(4));
        Moment over =
                V2Times.moment(spm.field(17).component(2), subject.header().zone());
        Period period = V2Times.period(taken, over, "SPM-17");
        FactKey fact = fact(spm, type, taken, subject);
        String status = status(spm);
        Times times = subject.times(taken);
        FactVersion version = subject.version(status, times, type, period);
        Envelope envelope = subject.envelope(fact, version, times);
        return Mapped.Events.of(new SpecimenCollected(envelope, fact, version, type, status, period));
    }

    /** SPM-2 is a pair of numbers, in older versions one with its namespace: both have their parts in the same two places. */
    private static FactKey fact(Segment spm, CodedText type, Moment taken, Subject subject) {
        Field id = spm.field(2);
        return id.isEmpty()
                ? subject.described(KIND, Identity.code(type), taken.words())
                : subject.described(
                        KIND, "id", id.component(1), id.component(1, 2), id.component(2), id.component(2, 2));
    }

    private static String status(Segment spm) {
        if (!spm.field(21).isEmpty()) {
            return "unsatisfactory";
        }
        return spm.field(20).component(1).equals("N") ? "unavailable" : "available";
    }
}
