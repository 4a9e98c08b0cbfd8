package io.auscult.mapping.v2;

import ca.uhn.hl7v2.parser.DefaultEscaping;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One repetition of a field. Components and subcomponents are numbered from 1; {@code ""}, which deletes, reads as empty. */
record Field(String raw, EncodingCharacters delimiters) {
    private static final Escaping ESCAPING = new DefaultEscaping();
    private static final String DELETED = "\"\"";

    boolean isEmpty() {
        return raw.isBlank() || raw.equals(DELETED);
    }

    /** The first subcomponent of a component, unescaped; empty where there is none. */
    String component(int number) {
        return component(number, 1);
    }

    String component(int number, int subcomponent) {
        List<String> components = Segment.split(raw, delimiters.getComponentSeparator());
        if (number > components.size()) {
            return "";
        }
        List<String> parts = Segment.split(components.get(number - 1), delimiters.getSubcomponentSeparator());
        return subcomponent > parts.size() ? "" : plain(parts.get(subcomponent - 1));
    }

    /** The same as a subcomponent may stand alone: null for empty. */
    @Nullable String given(int number) {
        String value = component(number);
        return value.isEmpty() ? null : value;
    }

    /** All of it as one text, for types that have no components. */
    String text() {
        return plain(raw);
    }

    private String plain(String escaped) {
        String text = escaped.strip();
        if (text.equals(DELETED)) {
            return "";
        }
        char escape = delimiters.getEscapeCharacter();
        return text.indexOf(escape) < 0
                ? text
                : ESCAPING.unescape(text.replace(escape + ".br" + escape, "\n"), delimiters);
    }

    /** Patient data is not printed. */
    @Override
    public String toString() {
        return "Field[withheld]";
    }
}
