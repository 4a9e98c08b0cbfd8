package io.auscult.cli.backtest.report;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Alerts a week as bars, and those of the other packs as a line of steps above them. For eyes and for screen readers. */
record WeekPlot(String id, String title, SortedMap<LocalDate, Long> now, SortedMap<LocalDate, Long> before) {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 170;
    private static final int LEFT = 46;
    private static final int TOP = 12;
    private static final int BOTTOM = 24;
    /** Of more weeks only the years are named. */
    private static final int MANY = 120;

    String svg() {
        SortedMap<LocalDate, Long> all = new TreeMap<>(now);
        before.forEach((week, count) -> all.merge(week, count, Math::max));
        if (all.isEmpty()) {
            return "";
        }
        for (LocalDate week = all.firstKey(); week.isBefore(all.lastKey()); week = week.plusWeeks(1)) {
            all.putIfAbsent(week, 0L);
        }
        long most = Math.max(
                1, all.values().stream().mapToLong(Long::longValue).max().orElse(1));
        double step = (double) (WIDTH - LEFT) / all.size();
        StringBuilder marks = new StringBuilder();
        StringBuilder line = new StringBuilder();
        int place = 0;
        for (LocalDate week : all.keySet()) {
            double x = LEFT + place * step;
            marks.append(bar(x, step, now.getOrDefault(week, 0L), most, week));
            if (!before.isEmpty()) {
                double y = y(before.getOrDefault(week, 0L), most);
                line.append(line.isEmpty() ? "M" : "L")
                        .append(at(x, y))
                        .append("L")
                        .append(at(x + step, y));
            }
            if (week.getDayOfMonth() <= 7 && (all.size() < MANY || week.getMonthValue() == 1)) {
                marks.append(label(x, week));
            }
            place++;
        }
        return opening()
                + axis(most)
                + marks
                + (line.isEmpty() ? "" : "<path class=\"other\" d=\"" + line + "\"/>")
                + "</svg>";
    }

    private String opening() {
        long sum = now.values().stream().mapToLong(Long::longValue).sum();
        long other = before.values().stream().mapToLong(Long::longValue).sum();
        String words = sum + " alerts in " + now.size() + " weeks"
                + (before.isEmpty() ? "" : "; " + other + " under the other packs");
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-t %s-d\"><title id=\"%s-t\">%s</title>"
                        + "<desc id=\"%s-d\">%s</desc>",
                WIDTH,
                HEIGHT,
                id,
                id,
                id,
                Markup.escaped(title + ", alerts a week"),
                id,
                Markup.escaped(words));
    }

    private static String axis(long most) {
        return String.format(
                Locale.ROOT,
                "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
                        + "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
                        + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>"
                        + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">0</text>",
                LEFT,
                WIDTH,
                HEIGHT - BOTTOM,
                HEIGHT - BOTTOM,
                LEFT,
                WIDTH,
                TOP,
                TOP,
                LEFT - 6,
                TOP + 5,
                most,
                LEFT - 6,
                HEIGHT - BOTTOM);
    }

    private static String bar(double x, double step, long count, long most, LocalDate week) {
        double y = y(count, most);
        return count == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>week of %s: %d</title></rect>",
                        x + step * 0.1,
                        y,
                        Math.max(0.5, step * 0.8),
                        HEIGHT - BOTTOM - y,
                        week,
                        count);
    }

    private static String label(double x, LocalDate week) {
        String words = week.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                + (week.getMonthValue() == 1 ? " " + week.getYear() : "");
        return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\">%s</text>", x, HEIGHT - 7, words);
    }

    private static double y(long count, long most) {
        return HEIGHT - BOTTOM - (double) count / most * (HEIGHT - BOTTOM - TOP);
    }

    private static String at(double x, double y) {
        return String.format(Locale.ROOT, "%.1f %.1f", x, y);
    }
}
