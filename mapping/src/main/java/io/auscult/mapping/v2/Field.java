package io.auscult.mapping.v2;

import org.jspecify.annotations.Nullable;

/** One repetition of a field. Components and subcomponents are numbered from 1; {@code ""}, which deletes, reads as empty. */
record Field(String raw, Signs signs) {
    private static final String DELETED = "\"\"";

    boolean isEmpty() {
        return raw.isBlank() || raw.equals(DELETED);
    }

    /** The first subcomponent of a component, unescaped; empty where there is none. */
    String component(int number) {
        return component(number, 1);
    }

    String component(int number, int subcomponent) {
        String component = part(raw, signs.delimiters().getComponentSeparator(), number);
        return plain(part(component, signs.delimiters().getSubcomponentSeparator(), subcomponent))
                .strip();
    }

    /** The same as a subcomponent may stand alone: null for empty. */
    @Nullable String given(int number) {
        String value = component(number);
        return value.isEmpty() ? null : value;
    }

    /** A component with its subcomponents as one text, as long data are sent. */
    String wholeComponent(int number) {
        return plain(part(raw, signs.delimiters().getComponentSeparator(), number));
    }

    /** All of it as one text, for types that have no components. */
    String text() {
        return plain(raw);
    }

    private String plain(String escaped) {
        String text = escaped.strip();
        return text.equals(DELETED) ? "" : Escapes.undo(text, signs);
    }

    private static String part(String text, char separator, int number) {
        int from = 0;
        for (int skipped = 1; skipped < number; skipped++) {
            int end = text.indexOf(separator, from);
            if (end < 0) {
                return "";
            }
            from = end + 1;
        }
        int end = text.indexOf(separator, from);
        return from == 0 && end < 0 ? text : text.substring(from, end < 0 ? text.length() : end);
    }

    /** Patient data is not printed. */
    @Override
    public String toString() {
        return "Field[withheld]";
    }
}
