package io.auscult.delivery.fhir;

/** The namespaces of what Auscult names itself, and the codes of others that it uses. */
final class Systems {
    static final String ALERT = "urn:auscult:alert";
    static final String SCORE = "urn:auscult:score";
    static final String SOFTWARE = "urn:auscult:software";
    static final String RULE = "urn:auscult:rule";
    static final String PACK = "urn:auscult:pack";
    static final String MODEL = "urn:auscult:model";
    static final String FACT = "urn:auscult:fact";
    static final String WRITING = "urn:auscult:writing";

    /** HL7's label for what software asserts: "Artificial Intelligence asserted (e.g. Clinical Decision Support, …)". */
    static final String LABELS = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    static final String AI_ASSERTED = "AIAST";
    static final String AI_ASSERTED_WORDS = "Artificial Intelligence asserted";

    /** Of HL7's guide AI Transparency on FHIR (hl7.fhir.uv.aitransparency). */
    static final String AI_DEVICES = "http://hl7.org/fhir/uv/aitransparency/CodeSystem/AIdeviceTypeCS";

    static final String AI = "Artificial-Intelligence";

    private Systems() {}
}
