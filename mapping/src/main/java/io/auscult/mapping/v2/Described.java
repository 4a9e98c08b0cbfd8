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

    /** What stands in a key for the code that belongs into the field. */
    static String code(CodedText code, String field) {
        require(code, field + " is empty and the statement has no number", "Send a code or words in " + field);
        return Identity.code(code);
    }
}
