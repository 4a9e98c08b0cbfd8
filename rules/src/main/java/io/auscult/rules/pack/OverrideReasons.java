package io.auscult.rules.pack;

import io.auscult.core.value.Code;
import io.auscult.core.value.Coding;
import java.util.Optional;
import java.util.Set;

/** The reasons a clinician may give for not following a card: HL7's non-adherence reason codes (AHRQ CDSiC, June 2025). */
public final class OverrideReasons {
    public static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";

    private static final Set<String> CODES = Set.of(
            "patient-ineligible",
            "indication-order-exists",
            "action-completed",
            "action-unsuccessful",
            "action-performed-no-adverse-effect",
            "action-not-priority",
            "limited-time",
            "wrong-time-workflow",
            "inappropriate-recipient",
            "need-more-info",
            "does-not-align-latest-evidence",
            "expert-contradicts",
            "policy-contradicts",
            "recipient-does-not-trust",
            "risk-benefit-ratio",
            "mitigate-risk-negative-outcome",
            "likely-negative-health-outcomes",
            "patient-contraindication",
            "patient-fears-discomfort",
            "patient-does-not-want-change",
            "cultural-religious-reason",
            "prefers-alternative",
            "patient-refuses",
            "inadequate-support",
            "service-not-available",
            "implementation-challenges",
            "too-costly-uncovered",
            "recipient-does-not-understand",
            "comorbidity-disability");

    private OverrideReasons() {}

    /** The coding of a code, displayed in its own words; empty for a code the system does not have. */
    public static Optional<Coding> coding(String code) {
        if (!CODES.contains(code)) {
            return Optional.empty();
        }
        String words = code.replace('-', ' ');
        return Optional.of(
                new Coding(new Code(SYSTEM, code), Character.toUpperCase(words.charAt(0)) + words.substring(1)));
    }

    static String expected(String code) {
        return "not a non-adherence reason code: \"" + code
                + "\"; use for example patient-ineligible, action-completed,"
                + " patient-contraindication, patient-refuses, need-more-info, risk-benefit-ratio";
    }
}
