package io.auscult.delivery.inbox;

import java.util.List;

/**
 * A value over time, placed in per cent of its box: the page draws it as SVG at any width and zoom, without a script, and a table
 * beside it says the same.
 *
 * @param id unlike that of any other plot of its page
 * @param summary the whole in one sentence, for whoever does not see it
 * @param up the marks of the value, {@code along} those of time
 * @param ranges in which range the model saw the patient, from when to when; none for a value without
 * @param levels lines that mean something, such as the site's threshold
 * @param rows the same as a table, newest first
 */
public record Plot(
        String id,
        String title,
        String unit,
        String summary,
        List<Mark> up,
        List<Mark> along,
        List<Range> ranges,
        List<Mark> levels,
        List<Stroke> strokes,
        List<Dot> dots,
        List<Row> rows) {
    public Plot {
        up = List.copyOf(up);
        along = List.copyOf(along);
        ranges = List.copyOf(ranges);
        levels = List.copyOf(levels);
        strokes = List.copyOf(strokes);
        dots = List.copyOf(dots);
        rows = List.copyOf(rows);
    }

    /** @param anchor start, middle or end: which end of the words stands at the place */
    public record Mark(String at, String words, String anchor) {}

    /** @param tone 0 to 5, the place of the range among those of the model */
    public record Range(String x, String width, String words, int tone) {}

    public record Stroke(String x1, String y1, String x2, String y2) {}

    public record Dot(String x, String y, int tone, String words) {}

    public record Row(String at, String value, String range, String source) {}

    /** The newest value, with its unit. */
    public String latest() {
        return rows.isEmpty() ? "" : rows.getFirst().value();
    }

    public boolean ranged() {
        return !ranges.isEmpty();
    }

    public boolean sourced() {
        return rows.stream().anyMatch(row -> !row.source().isEmpty());
    }
}
