package io.auscult.core.alert;

import java.util.Arrays;
import java.util.Optional;

/** What an alert asks of those who answer it. */
public enum Acknowledgement {
    /** An override names a coded reason, and who accepts writes what was done. */
    REQUIRED("required"),
    /** An override gives a reason, coded or in words; to accept is enough by itself. */
    REQUIRED_IF_NO_ACTION("requiredIfNoAction"),
    /** Reasons are offered, and none needs to be given. */
    RECOMMENDED("recommended"),
    /** No reason is asked for. */
    NONE("none");

    private final String word;

    Acknowledgement(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The policy of a word in a file; empty for a word that is none. */
    public static Optional<Acknowledgement> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
