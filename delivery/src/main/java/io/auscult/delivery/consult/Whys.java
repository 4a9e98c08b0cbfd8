package io.auscult.delivery.consult;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.PatientId;
import org.jspecify.annotations.Nullable;

/** The port to the reasons: why rules fired for a patient at this moment, and why they did not. */
public interface Whys {
    /**
     * Never throws: what goes wrong is {@link WhyAnswer.Unanswered}.
     *
     * @param rule null for all rules in short
     */
    WhyAnswer ask(PatientId patient, @Nullable RuleId rule);
}
