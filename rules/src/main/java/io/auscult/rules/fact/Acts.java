package io.auscult.rules.fact;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.chart.Statement.Act.Kind;

/** Which statements of a chart count as a yes when a rule asks whether something was done, ordered, given or told of. */
final class Acts {
    private Acts() {}

    static boolean performed(Fact fact) {
        return fact.statement() instanceof Statement.Procedure procedure
                && switch (procedure.status()) {
                    case "completed", "in-progress" -> true;
                    default -> false;
                };
    }

    /** Ordered or planned, and not taken back: a proposal or a draft is no order yet. */
    static boolean ordered(Fact fact) {
        return fact.statement() instanceof Statement.Order order
                && switch (order.status()) {
                    case "draft", "revoked", "entered-in-error" -> false;
                    default -> true;
                }
                && switch (order.intent()) {
                    case "proposal", "option" -> false;
                    default -> true;
                };
    }

    static boolean given(Fact fact) {
        return isDone(fact, Kind.ADMINISTRATION);
    }

    static boolean dispensed(Fact fact) {
        return isDone(fact, Kind.DISPENSE);
    }

    private static boolean isDone(Fact fact, Kind kind) {
        return fact.statement() instanceof Statement.Act act
                && act.kind() == kind
                && switch (act.status()) {
                    case "completed", "in-progress" -> true;
                    default -> false;
                };
    }

    /** An allergy or intolerance that holds. One that nobody has confirmed counts: it is told by the patient. */
    static boolean allergic(Fact fact) {
        return fact.statement() instanceof Statement.Allergy allergy
                && switch (allergy.clinicalStatus()) {
                    case "inactive", "resolved" -> false;
                    default -> true;
                }
                && switch (allergy.verificationStatus()) {
                    case "refuted", "entered-in-error" -> false;
                    default -> true;
                };
    }

    static boolean inFamily(Fact fact) {
        return fact.statement() instanceof Statement.FamilyHistory history
                && switch (history.status()) {
                    case "entered-in-error", "health-unknown" -> false;
                    default -> true;
                };
    }

    static boolean usable(Fact fact) {
        return fact.reading().usable();
    }
}
