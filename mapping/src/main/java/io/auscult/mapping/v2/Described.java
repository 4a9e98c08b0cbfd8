package io.auscult.mapping.v2;

import io.auscult.core.value.CodedText;
import io.auscult.mapping.Unmappable;

/** Statements that are known by what they say, and so must say something. */
final class Described {
    private Described() {}

    static void require(CodedText code, String reason, String remedy) {
        if (code.equals(CodedText.NONE)) {
            throw new Unmappable(reason, remedy);
        }
    }

    /** For a key. @param field where it should be said */
    static String code(CodedText code, String field) {
        require(code, field + " is empty and the statement has no number", "Send a code or words in " + field);
        return Identity.code(code);
    }
}
