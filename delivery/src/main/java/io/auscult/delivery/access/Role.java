package io.auscult.delivery.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is here for. The login says it; who has several may do what any of them may. */
public enum Role {
    /** Reads and answers alerts of patients. */
    CLINICIAN,
    /** Tunes rules and models; sees no patient. */
    INFORMATICIST,
    /** Keeps Auscult running; sees no patient. */
    ENGINEER,
    /** Reads who was shown whose data. */
    AUDITOR;

    /** As it stands in configuration and on pages: "clinician". */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
