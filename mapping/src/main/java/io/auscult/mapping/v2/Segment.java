package io.auscult.mapping.v2;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A segment: fields are numbered from 1 as in the standard, also in MSH, where field 1 is the separator itself. */
record Segment(String name, List<String> fields, EncodingCharacters delimiters) {
    private static final String HEADER = "MSH";

    static Segment parse(String line, EncodingCharacters delimiters) {
        List<String> parts = split(line, delimiters.getFieldSeparator());
        return new Segment(parts.getFirst().strip(), parts, delimiters);
    }

    /** The first repetition; an empty field where there is none. */
    Field field(int number) {
        return new Field(split(raw(number), delimiters.getRepetitionSeparator()).getFirst(), delimiters);
    }

    /** Every repetition that says something. */
    List<Field> repetitions(int number) {
        return split(raw(number), delimiters.getRepetitionSeparator()).stream()
                .map(repetition -> new Field(repetition, delimiters))
                .filter(field -> !field.isEmpty())
                .toList();
    }

    String raw(int number) {
        int position = name.equals(HEADER) ? number - 1 : number;
        return position < fields.size() ? fields.get(position) : "";
    }

    static List<String> split(String text, char separator) {
        return Arrays.asList(text.split(Pattern.quote(String.valueOf(separator)), -1));
    }

    /** Patient data is not printed. */
    @Override
    public String toString() {
        return "Segment[" + name + "]";
    }
}
