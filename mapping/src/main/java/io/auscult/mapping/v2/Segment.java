package io.auscult.mapping.v2;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A segment: fields are numbered from 1 as in the standard, also in MSH, where field 1 is the separator itself. Its line is cut
 * only where and when a field is asked for, since most fields never are.
 */
final class Segment {
    private static final String HEADER = "MSH";
    private static final int MOST_REPETITIONS = 1000;
    private static final int[] UNCUT = {};
    private static final int FIRST_CUTS = 32;

    private final String line;
    private final Signs signs;
    private final String name;
    private int[] ends = UNCUT;

    Segment(String line, Signs signs) {
        this.line = line;
        this.signs = signs;
        int end = line.indexOf(signs.delimiters().getFieldSeparator());
        this.name = (end < 0 ? line : line.substring(0, end)).strip();
    }

    String name() {
        return name;
    }

    EncodingCharacters delimiters() {
        return signs.delimiters();
    }

    /** The first repetition; an empty field where there is none. */
    Field field(int number) {
        String raw = raw(number);
        int end = raw.indexOf(delimiters().getRepetitionSeparator());
        return new Field(end < 0 ? raw : raw.substring(0, end), signs);
    }

    /** All of the field as one, repetitions and all. */
    Field whole(int number) {
        return new Field(raw(number), signs);
    }

    /**
     * Every repetition that says something.
     *
     * @throws io.auscult.mapping.Unmappable when there are more than anything has
     */
    List<Field> repetitions(int number) {
        String raw = raw(number);
        char separator = delimiters().getRepetitionSeparator();
        List<Field> said = new ArrayList<>(1);
        int from = 0;
        for (int end = raw.indexOf(separator); end >= 0; end = raw.indexOf(separator, from)) {
            add(said, raw.substring(from, end));
            from = end + 1;
        }
        add(said, raw.substring(from));
        return said;
    }

    private void add(List<Field> said, String repetition) {
        Field field = new Field(repetition, signs);
        if (field.isEmpty()) {
            return;
        }
        if (said.size() == MOST_REPETITIONS) {
            throw new io.auscult.mapping.Unmappable(
                    "A field of the segment repeats more than " + MOST_REPETITIONS + " times",
                    "Send fewer repetitions, or a segment for each");
        }
        said.add(field);
    }

    boolean repeats(int number) {
        return raw(number).indexOf(delimiters().getRepetitionSeparator()) >= 0;
    }

    /** A field as it was sent; empty where there is none. */
    String raw(int number) {
        int position = name.equals(HEADER) ? number - 1 : number;
        cut();
        if (position <= 0 || position >= ends.length) {
            return position == 0 ? name : "";
        }
        return line.substring(ends[position - 1] + 1, ends[position]);
    }

    /** Where each field ends; the name is the first. */
    private void cut() {
        if (ends.length > 0) {
            return;
        }
        char separator = delimiters().getFieldSeparator();
        int[] found = new int[FIRST_CUTS];
        int count = 0;
        for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, at + 1)) {
            if (count + 1 == found.length) {
                found = Arrays.copyOf(found, 2 * found.length);
            }
            found[count++] = at;
        }
        found[count++] = line.length();
        ends = Arrays.copyOf(found, count);
    }

    /** Patient data is not printed. */
    @Override
    public String toString() {
        return "Segment[" + name + "]";
    }
}
