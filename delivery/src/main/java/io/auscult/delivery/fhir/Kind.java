package io.auscult.delivery.fhir;

/** What may be written about an alert; a site leaves out what its EHR does not take. Devices are written with whatever names them. */
public enum Kind {
    RISK_ASSESSMENT("RiskAssessment"),
    DETECTED_ISSUE("DetectedIssue"),
    FLAG("Flag"),
    COMMUNICATION_REQUEST("CommunicationRequest"),
    TASK("Task"),
    PROVENANCE("Provenance");

    private final String type;

    Kind(String type) {
        this.type = type;
    }

    /** The resource's type. */
    public String type() {
        return type;
    }
}
