package io.auscult.mapping.v2;

/** MSA-1, HL7 table 0008. An accept acknowledgement speaks of the message's safety only, an application's of what was made of it. */
enum AcknowledgementCode {
    AA,
    AE,
    AR,
    CA,
    CE,
    CR;

    boolean isPositive() {
        return this == AA || this == CA;
    }

    static AcknowledgementCode application(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Stored _ -> AA;
            case Verdict.NotUnderstood _, Verdict.NotStored _ -> AE;
            case Verdict.Refused _ -> AR;
        };
    }

    static AcknowledgementCode accept(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Stored _, Verdict.NotUnderstood _ -> CA;
            case Verdict.NotStored _ -> CE;
            case Verdict.Refused _ -> CR;
        };
    }
}
