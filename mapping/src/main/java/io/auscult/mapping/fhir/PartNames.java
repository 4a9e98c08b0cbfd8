package io.auscult.mapping.fhir;

import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import java.util.HashMap;
import java.util.Map;

/** The names of a statement's parts: the code that each has, and its number among those of the same code. */
final class PartNames {
    private final Map<String, Integer> seen = new HashMap<>();

    /** "#http://loinc.org|8480-6", and with "#2" at its end for the second of that code. */
    String next(CodedText code) {
        String name = name(code);
        int count = seen.merge(name, 1, Integer::sum);
        return "#" + name + (count == 1 ? "" : "#" + count);
    }

    private static String name(CodedText code) {
        if (code.codings().isEmpty()) {
            return code.words();
        }
        Code first = code.codings().getFirst().code();
        return first.system() + "|" + first.value();
    }
}
