package io.auscult.delivery.answer;

import io.auscult.core.value.Code;
import io.auscult.core.value.Coding;
import java.util.List;
import java.util.Optional;

/**
 * Why a clinician does otherwise than an alert suggests: HL7's non-adherence reason codes (trial use; from the AHRQ CDSiC, June
 * 2025). A rule's own card may offer fewer.
 */
public final class OverrideReasons {
    public static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";

    /** Every standard reason under its heading. */
    public static final List<Group> STANDARD = List.of(
            group(
                    "Does not apply",
                    reason("patient-ineligible", "Patient is not eligible"),
                    reason("indication-order-exists", "An order for this exists already"),
                    reason("action-completed", "Already done"),
                    reason("action-unsuccessful", "Already tried, without success"),
                    reason("action-performed-no-adverse-effect", "Done before without adverse effect"),
                    reason("action-not-priority", "Not a priority now")),
            group(
                    "Wrong moment or person",
                    reason("limited-time", "Not enough time now"),
                    reason("wrong-time-workflow", "Wrong time in the workflow"),
                    reason("inappropriate-recipient", "I am not the right recipient"),
                    reason("need-more-info", "More information is needed")),
            group(
                    "Disagree with the evidence",
                    reason("does-not-align-latest-evidence", "Does not match the latest evidence"),
                    reason("expert-contradicts", "An expert advised otherwise"),
                    reason("policy-contradicts", "Local policy says otherwise"),
                    reason("recipient-does-not-trust", "I do not trust this advice")),
            group(
                    "Concern about the outcome",
                    reason("risk-benefit-ratio", "Risks outweigh the benefit"),
                    reason("mitigate-risk-negative-outcome", "To avoid a negative outcome"),
                    reason("likely-negative-health-outcomes", "Likely to harm this patient"),
                    reason("patient-contraindication", "Contraindicated in this patient")),
            group(
                    "Patient's preference",
                    reason("patient-fears-discomfort", "Patient fears discomfort"),
                    reason("patient-does-not-want-change", "Patient does not want a change"),
                    reason("cultural-religious-reason", "Cultural or religious reason"),
                    reason("prefers-alternative", "Patient prefers an alternative"),
                    reason("patient-refuses", "Patient refuses")),
            group(
                    "Not feasible",
                    reason("inadequate-support", "Not enough support at home"),
                    reason("service-not-available", "Service is not available"),
                    reason("implementation-challenges", "Hard to carry out"),
                    reason("too-costly-uncovered", "Too costly or not covered"),
                    reason("recipient-does-not-understand", "The advice is not clear"),
                    reason("comorbidity-disability", "Comorbidity or disability")));

    private OverrideReasons() {}

    /** Reasons under one heading. */
    public record Group(String heading, List<Coding> reasons) {}

    /** What an alert offers: its own reasons where its card names any, else the standard ones. */
    public static List<Group> offered(List<Coding> own) {
        return own.isEmpty()
                ? STANDARD
                : List.of(new Group(
                        "Reasons", own.stream().map(OverrideReasons::inWords).toList()));
    }

    public static List<Coding> flat(List<Group> groups) {
        return groups.stream().flatMap(group -> group.reasons().stream()).toList();
    }

    /** The offered reason of this code. */
    public static Optional<Coding> find(List<Group> groups, String code) {
        return flat(groups).stream()
                .filter(reason -> reason.code().value().equals(code))
                .findFirst();
    }

    /** A standard reason in the words used here, whatever a card's file calls it. */
    private static Coding inWords(Coding reason) {
        return find(STANDARD, reason.code().value())
                .filter(standard -> standard.code().equals(reason.code()))
                .orElse(reason);
    }

    private static Group group(String heading, Coding... reasons) {
        return new Group(heading, List.of(reasons));
    }

    private static Coding reason(String code, String words) {
        return new Coding(new Code(SYSTEM, code), words);
    }
}
