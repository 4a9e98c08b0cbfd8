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
import java.util.Locale;
import java.util.Set;

/** PRB: a problem of the problem list. Its life cycle and certainty count where they are FHIR's words; sites have others. */
final class ProblemMapper {
    private static final String KIND = "PRB";
    private static final String RETRACTED = "entered-in-error";
    private static final String DELETES = "PC3";
    private static final Set<String> CLINICAL =
            Set.of("active", "recurrence", "relapse", "inactive", "remission", "resolved");
    private static final Set<String> VERIFICATION =
            Set.of("unconfirmed", "provisional", "differential", "confirmed", "refuted", RETRACTED);

    private ProblemMapper() {}

    static Mapped map(Segment prb, Subject subject) {
        CodedText code = subject.code(prb.repetitions(3));
        String number = Identity.entity(prb.field(4));
        FactKey fact = number.isEmpty()
                ? subject.described(KIND, Described.code(code, "PRB-3"))
                : subject.described(KIND, "id", number);
        String verification = word(prb.field(13), VERIFICATION);
        boolean wrong =
                verification.equals(RETRACTED) || subject.header().event().equals(DELETES);
        return switch (wrong ? "DE" : prb.field(1).component(1)) {
            case "DE" -> retracted(prb, fact, subject);
            case "LI", "UN", "UC" -> new Mapped.Ignored("The segment says that nothing of the problem itself changed");
            default -> asserted(prb, fact, code, verification, subject);
        };
    }

    private static Mapped asserted(Segment prb, FactKey fact, CodedText code, String verification, Subject subject) {
        Described.require(code, "PRB-3 is empty", "Say in PRB-3 what the problem is");
        Moment over = subject.moment(prb.field(9));
        Period period = V2Times.period(began(prb, subject), over, "PRB-16, PRB-7 or PRB-9");
        String said = word(prb.field(14), CLINICAL);
        String clinical = said.isEmpty() && !over.equals(Moment.UNKNOWN) ? "resolved" : said;
        Times times = subject.times(began(prb, subject));
        FactVersion version = subject.version(clinical, times, clinical, verification, code, period);
        Envelope envelope = subject.envelope(fact, version, times);
        return Mapped.Events.of(new ConditionAsserted(envelope, fact, version, code, clinical, verification, period));
    }

    private static Mapped retracted(Segment prb, FactKey fact, Subject subject) {
        Times times = subject.times(began(prb, subject));
        FactVersion version = subject.version(RETRACTED, times);
        return Mapped.Events.of(
                new ConditionRetracted(subject.envelope(fact, version, times), fact, version, RETRACTED));
    }

    /** The onset, else when it was found. */
    private static Moment began(Segment prb, Subject subject) {
        return subject.moment(prb.field(16)).or(subject.moment(prb.field(7)));
    }

    private static String word(Field field, Set<String> known) {
        String said = field.component(1).toLowerCase(Locale.ROOT);
        return known.contains(said) ? said : "";
    }
}
