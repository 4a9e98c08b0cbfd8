package io.auscult.mapping.v2;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.AllergyRecorded;
import io.auscult.core.event.FactEvent.AllergyRetracted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.v2.V2Times.Moment;

/** AL1 and IAM: an allergy or intolerance. Both name it by its code, so that one takes up what the other said. */
final class AllergyMapper {
    private static final String KIND = "allergy";
    private static final String ACTIVE = "active";
    private static final String RETRACTED = "entered-in-error";

    private AllergyMapper() {}

    /** Without a status or an action of its own: what stands there is so. */
    static Mapped listed(Segment al1, Subject subject) {
        CodedText code = subject.code(al1.repetitions(3));
        FactKey fact = subject.described(KIND, Described.code(code, "AL1-3"));
        return recorded(fact, code, new Status(ACTIVE, ""), criticality(al1), subject.moment(al1.field(6)), subject);
    }

    static Mapped updated(Segment iam, Subject subject) {
        CodedText code = subject.code(iam.repetitions(3));
        String number = Identity.entity(iam.field(7));
        FactKey fact = number.isEmpty()
                ? subject.described(KIND, Described.code(code, "IAM-3"))
                : subject.described(KIND, "id", number);
        String said = iam.field(17).component(1);
        Moment onset = subject.moment(iam.field(11));
        return switch (said.equals("E") ? "D" : iam.field(6).component(1)) {
            case "D" -> retracted(fact, onset, subject);
            case "X" -> new Mapped.Ignored("The segment says that nothing changed");
            default -> {
                Described.require(code, "IAM-3 is empty", "Say in IAM-3 to what the patient is allergic");
                yield recorded(fact, code, status(said), criticality(iam), onset, subject);
            }
        };
    }

    private record Status(String clinical, String verification) {}

    /** HL7 table 0438. */
    private static Status status(String said) {
        return switch (said) {
            case "C" -> new Status(ACTIVE, "confirmed");
            case "I" -> new Status("inactive", "confirmed");
            case "U", "P", "S", "D" -> new Status(ACTIVE, "unconfirmed");
            default -> new Status(ACTIVE, "");
        };
    }

    /** HL7 table 0128, as the official map has it; moderate and unknown say nothing of how dangerous it is. */
    private static String criticality(Segment segment) {
        return switch (segment.field(4).component(1)) {
            case "SV" -> "high";
            case "MI" -> "low";
            default -> "";
        };
    }

    private static Mapped recorded(
            FactKey fact, CodedText code, Status status, String criticality, Moment onset, Subject subject) {
        Times times = subject.times(onset);
        Period period = new Period(onset.at(), null);
        FactVersion version = subject.version(
                status.clinical(), times, code, status.clinical(), status.verification(), criticality, period);
        Envelope envelope = subject.envelope(fact, version, times);
        return Mapped.Events.of(new AllergyRecorded(
                envelope, fact, version, code, status.clinical(), status.verification(), criticality, period));
    }

    private static Mapped retracted(FactKey fact, Moment onset, Subject subject) {
        Times times = subject.times(onset);
        FactVersion version = subject.version(RETRACTED, times);
        return Mapped.Events.of(new AllergyRetracted(subject.envelope(fact, version, times), fact, version, RETRACTED));
    }
}
