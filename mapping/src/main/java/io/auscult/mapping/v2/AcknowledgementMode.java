package io.auscult.mapping.v2;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which acknowledgements a sender asks for: in MSH-15 for the accept acknowledgement, in MSH-16 for the application's, by HL7 table
 * 0155. Both empty is the original mode, which the standard says equals NE and AL.
 */
record AcknowledgementMode(boolean enhanced, Condition accept, Condition application) {
    private static final int ACCEPT = 15;
    private static final int APPLICATION = 16;

    /** HL7 table 0155. */
    enum Condition {
        AL,
        NE,
        ER,
        SU;

        /** An unknown code is taken for AL: an answer that nobody awaits does less harm than one that does not come. */
        static Condition of(Field field) {
            return switch (field.text()) {
                case "" -> NE;
                case "NE" -> NE;
                case "ER" -> ER;
                case "SU" -> SU;
                default -> AL;
            };
        }

        boolean wants(AcknowledgementCode code) {
            return switch (this) {
                case AL -> true;
                case NE -> false;
                case ER -> !code.isPositive();
                case SU -> code.isPositive();
            };
        }
    }

    static AcknowledgementMode of(@Nullable Segment header) {
        if (header == null
                || (header.field(ACCEPT).isEmpty() && header.field(APPLICATION).isEmpty())) {
            return new AcknowledgementMode(false, Condition.NE, Condition.AL);
        }
        return new AcknowledgementMode(
                true, Condition.of(header.field(ACCEPT)), Condition.of(header.field(APPLICATION)));
    }

    /** In the order in which they are sent. What was not accepted has no application to speak of it, unless nobody else may. */
    List<AcknowledgementCode> due(Verdict verdict) {
        List<AcknowledgementCode> due = new ArrayList<>();
        AcknowledgementCode accepted = AcknowledgementCode.accept(verdict);
        if (accept.wants(accepted)) {
            due.add(accepted);
        }
        AcknowledgementCode processed = AcknowledgementCode.application(verdict);
        if (application.wants(processed) && due.stream().allMatch(AcknowledgementCode::isPositive)) {
            due.add(processed);
        }
        return due;
    }
}
