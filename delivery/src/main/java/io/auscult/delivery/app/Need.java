package io.auscult.delivery.app;

import io.auscult.delivery.access.Reader;
import io.auscult.delivery.access.Role;

/** What an endpoint asks of whoever calls it. */
enum Need {
    /** Nothing: it discloses nothing, or asks for itself, as CDS Hooks does. */
    NOTHING,
    /** Any role at all. */
    A_ROLE,
    /** Patients' data: those alone whom the reader reaches. */
    PATIENTS,
    /** Why a colleague is, or is not, shown a patient's alerts. */
    PATIENTS_AND_RULES,
    /** What rules and models say of themselves. */
    KNOWLEDGE,
    /** How rules fare: no patient, but what colleagues said. */
    RULES,
    /** How often rules fire and sources speak. */
    WATCHING,
    /** How Auscult itself is doing. */
    OPERATION,
    /** Who was shown whose data. */
    DISCLOSURES;

    /** As far as roles go; which patients is another question. */
    boolean isMetBy(Reader reader) {
        return switch (this) {
            case NOTHING -> true;
            case A_ROLE -> !reader.roles().isEmpty();
            case PATIENTS -> reader.is(Role.CLINICIAN);
            case PATIENTS_AND_RULES -> reader.is(Role.CLINICIAN) && reader.is(Role.INFORMATICIST);
            case KNOWLEDGE -> reader.is(Role.CLINICIAN) || reader.is(Role.INFORMATICIST);
            case RULES -> reader.is(Role.INFORMATICIST);
            case WATCHING -> reader.is(Role.INFORMATICIST) || reader.is(Role.ENGINEER);
            case OPERATION -> reader.is(Role.ENGINEER);
            case DISCLOSURES -> reader.is(Role.AUDITOR);
        };
    }
}
