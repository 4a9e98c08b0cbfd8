package io.auscult.core.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What FHIR calls a CodeableConcept and HL7 v2 a CWE: alternative codings of one meaning, and the source's own words. */
public record CodedText(List<Coding> codings, @Nullable String text) {
    public static final CodedText NONE = new CodedText(List.of(), null);

    public CodedText {
        codings = List.copyOf(codings);
    }

    public static CodedText of(Code code, @Nullable String display) {
        return new CodedText(List.of(new Coding(code, display)), display);
    }

    public boolean has(Code code) {
        return codings.stream().anyMatch(coding -> coding.code().equals(code));
    }

    /** The words for a reader: the source's text, else the first display, else the first code, else "uncoded". */
    public String words() {
        if (text != null) {
            return text;
        }
        for (Coding coding : codings) {
            if (coding.display() != null) {
                return coding.display();
            }
        }
        return codings.isEmpty() ? "uncoded" : codings.getFirst().code().value();
    }
}
