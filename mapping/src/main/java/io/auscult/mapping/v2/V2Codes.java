package io.auscult.mapping.v2;

import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CE, CWE and EI as coded texts. */
final class V2Codes {
    private static final int ORIGINAL_TEXT = 9;
    private static final int LONGEST = 255;

    private V2Codes() {}

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

    /** The same, with a field of words beside it for the case that the code has none. */
    static CodedText text(List<Field> fields, Field words, String source) {
        CodedText code = text(fields, source);
        String said = words.text();
        return said.isBlank() || code.text() != null ? code : new CodedText(code.codings(), said);
    }

    /** An entity identifier, such as an analyser's in OBX-18. */
    static CodedText entity(List<Field> fields, String source) {
        List<Coding> codings = fields.stream()
                .filter(field -> !field.component(1).isEmpty())
                .map(field ->
                        new Coding(new Code(CodingSystems.uri(field.component(2), source), field.component(1)), null))
                .toList();
        return codings.isEmpty()
                ? CodedText.NONE
                : new CodedText(codings, codings.getFirst().code().value());
    }

    /** What longer words than any code are is a text, not a code. */
    private static void add(List<Coding> codings, Field field, int at, String source) {
        String code = field.component(at);
        if (!code.isEmpty() && code.length() <= LONGEST) {
            codings.add(new Coding(
                    new Code(CodingSystems.uri(field.component(at + 2), source), code), field.given(at + 1)));
        }
    }

    private static @Nullable String words(Field field) {
        String original = field.given(ORIGINAL_TEXT);
        if (original != null) {
            return original;
        }
        String name = field.given(2) != null ? field.given(2) : field.given(5);
        return name == null && field.component(1).length() > LONGEST ? field.component(1) : name;
    }
}
