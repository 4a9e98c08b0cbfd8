package io.auscult.mapping.v2;

import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CE, CWE and EI as coded texts. */
final class V2Codes {
    static final String LOCAL = "urn:v2:";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final Map<String, String> SYSTEMS = Map.of(
            "LN", Code.LOINC,
            "SCT", Code.SNOMED_CT,
            "I10", Code.ICD_10_CM,
            "I10C", Code.ICD_10_CM,
            "RXNORM", Code.RXNORM,
            "UCUM", UCUM);
    private static final int ORIGINAL_TEXT = 9;

    private V2Codes() {}

    /** The URI of an HL7 table 0396 coding system; a code without one is the source's own. */
    static String system(String name, String source) {
        return SYSTEMS.getOrDefault(name, LOCAL + (name.isEmpty() ? source : name));
    }

    /** The code and its alternate; every repetition's when there are several. */
    static CodedText text(List<Field> fields, String source) {
        List<Coding> codings = new ArrayList<>();
        String text = null;
        for (Field field : fields) {
            add(codings, field, 1, source);
            add(codings, field, 4, source);
            text = text == null ? words(field) : text;
        }
        return codings.isEmpty() && text == null ? CodedText.NONE : new CodedText(codings, text);
    }

    /** An entity identifier, such as an analyser's in OBX-18. */
    static CodedText entity(List<Field> fields, String source) {
        List<Coding> codings = fields.stream()
                .filter(field -> !field.component(1).isEmpty())
                .map(field -> new Coding(new Code(system(field.component(2), source), field.component(1)), null))
                .toList();
        return codings.isEmpty()
                ? CodedText.NONE
                : new CodedText(codings, codings.getFirst().code().value());
    }

    private static void add(List<Coding> codings, Field field, int at, String source) {
        String code = field.component(at);
        if (!code.isEmpty()) {
            codings.add(new Coding(new Code(system(field.component(at + 2), source), code), field.given(at + 1)));
        }
    }

    private static @Nullable String words(Field field) {
        String original = field.given(ORIGINAL_TEXT);
        return original != null ? original : field.given(2) != null ? field.given(2) : field.given(5);
    }
}
