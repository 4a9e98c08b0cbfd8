package io.auscult.delivery.inbox;

import io.auscult.delivery.inbox.Plot.Dot;
import io.auscult.delivery.inbox.Plot.Mark;
import io.auscult.delivery.inbox.Plot.Range;
import io.auscult.delivery.inbox.Plot.Row;
import io.auscult.delivery.inbox.Plot.Stroke;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Places values on a plot. */
public final class Plots {
    private static final int MOST_MARKS = 4;
    /** How far the last value stands from the left when ranges are drawn: the range that it is in holds on. */
    private static final double LAST_IN_A_RANGE = 88;

    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    private final Clockface clock;

    public Plots(Clockface clock) {
        this.clock = clock;
    }

    /** @param range the model's own word, empty for none */
    public record Value(Instant at, double amount, String range, String source) {}

    /**
     * What is to be drawn.
     *
     * @param values at least two
     * @param ranges the words of all ranges of the model, in its order
     * @param levels lines that mean something
     */
    public record Subject(
            String id, String title, String unit, List<Value> values, List<String> ranges, List<Level> levels) {
        public Subject {
            values = values.stream().sorted(Comparator.comparing(Value::at)).toList();
            ranges = List.copyOf(ranges);
            levels = List.copyOf(levels);
        }
    }

    public record Level(double amount, String words) {}

    public Plot draw(Subject subject) {
        Drawing drawing = new Drawing(subject);
        return new Plot(
                subject.id(),
                subject.title(),
                subject.unit(),
                drawing.summary(),
                drawing.up(),
                drawing.along(),
                drawing.ranges(),
                drawing.levels(),
                drawing.strokes(),
                drawing.dots(),
                drawing.rows());
    }

    private final class Drawing {
        private final Subject subject;
        private final List<Value> values;
        private final Instant first;
        private final double seconds;
        private final double low;
        private final double step;
        private final double high;
        private final double width;

        Drawing(Subject subject) {
            this.subject = subject;
            this.values = subject.values();
            this.width = values.stream().allMatch(value -> value.range().isEmpty()) ? 100 : LAST_IN_A_RANGE;
            this.first = values.getFirst().at();
            this.seconds =
                    Math.max(1, Duration.between(first, values.getLast().at()).toSeconds());
            double least = Math.min(
                    values.stream().mapToDouble(Value::amount).min().orElse(0),
                    subject.levels().stream().mapToDouble(Level::amount).min().orElse(Double.MAX_VALUE));
            double most = Math.max(
                    values.stream().mapToDouble(Value::amount).max().orElse(0),
                    subject.levels().stream().mapToDouble(Level::amount).max().orElse(-Double.MAX_VALUE));
            double room = most > least ? (most - least) * 0.15 : Math.max(1, Math.abs(most) * 0.1);
            this.step = step((most - least + 2 * room) / (MOST_MARKS - 1));
            double floor = Math.floor((least - room) / step) * step;
            this.low = least >= 0 ? Math.max(0, floor) : floor;
            this.high = Math.max(low + step, Math.ceil((most + room / 2) / step) * step);
        }

        private static double step(double rough) {
            double ten = Math.pow(10, Math.floor(Math.log10(rough)));
            for (double each : STEPS) {
                if (each * ten >= rough) {
                    return each * ten;
                }
            }
            return 10 * ten;
        }

        String summary() {
            Value newest = values.getLast();
            String newestRange = newest.range().isEmpty() ? "" : ", " + range(newest.range());
            String levels = subject.levels().isEmpty()
                    ? ""
                    : " "
                            + subject.levels().stream()
                                    .map(Level::words)
                                    .reduce((a, b) -> a + "; " + b)
                                    .orElse("") + ".";
            return subject.title() + ": " + values.size() + " values from "
                    + clock.clinical(first).words() + " to "
                    + clock.clinical(newest.at()).words() + ", from "
                    + words(values.getFirst().amount()) + " to " + words(newest.amount()) + newestRange + "." + levels;
        }

        List<Mark> up() {
            List<Mark> marks = new ArrayList<>();
            for (int i = 0; low + i * step <= high + step / 100; i++) {
                marks.add(new Mark(y(low + i * step), Figures.number(low + i * step), "end"));
            }
            return marks;
        }

        List<Mark> along() {
            if (seconds <= 1) {
                return List.of(new Mark(percent(width / 2), clock.axis(first, Duration.ZERO), "middle"));
            }
            Duration span = Duration.ofSeconds((long) seconds);
            return List.of(
                    new Mark("0%", clock.axis(first, span), "start"),
                    new Mark(percent(width / 2), clock.axis(first.plus(span.dividedBy(2)), span), "middle"),
                    new Mark(percent(width), clock.axis(values.getLast().at(), span), width < 100 ? "middle" : "end"));
        }

        List<Range> ranges() {
            List<Range> ranges = new ArrayList<>();
            if (width == 100) {
                return ranges;
            }
            int from = 0;
            for (int i = 1; i <= values.size(); i++) {
                if (i == values.size()
                        || !values.get(i).range().equals(values.get(from).range())) {
                    ranges.add(range(from, i));
                    from = i;
                }
            }
            return ranges;
        }

        /** From the first value in it to the first that is in another: so long nobody knew better. */
        private Range range(int from, int to) {
            double begins = along(values.get(from).at());
            double ends = to == values.size() ? 100 : along(values.get(to).at());
            String word = values.get(from).range();
            return new Range(percent(begins), percent(Math.max(1, ends - begins)), range(word), tone(word));
        }

        List<Mark> levels() {
            return subject.levels().stream()
                    .map(level -> new Mark(y(level.amount()), level.words(), "end"))
                    .toList();
        }

        List<Stroke> strokes() {
            List<Stroke> strokes = new ArrayList<>();
            for (int i = 1; i < values.size(); i++) {
                Value from = values.get(i - 1);
                Value to = values.get(i);
                strokes.add(new Stroke(x(from.at()), y(from.amount()), x(to.at()), y(to.amount())));
            }
            return strokes;
        }

        List<Dot> dots() {
            return values.stream()
                    .map(value -> new Dot(
                            x(value.at()),
                            y(value.amount()),
                            tone(value.range()),
                            clock.clinical(value.at()).words() + ": " + words(value.amount())
                                    + (value.range().isEmpty() ? "" : ", " + range(value.range()))))
                    .toList();
        }

        List<Row> rows() {
            return values.reversed().stream()
                    .map(value -> new Row(
                            clock.clinical(value.at()).words(),
                            words(value.amount()),
                            range(value.range()),
                            value.source()))
                    .toList();
        }

        private String words(double amount) {
            return Figures.number(amount) + (subject.unit().isEmpty() ? "" : " " + subject.unit());
        }

        private static String range(String word) {
            return Figures.band(word);
        }

        private int tone(String word) {
            return Math.clamp(subject.ranges().indexOf(word), 0, 5);
        }

        private double along(Instant at) {
            return seconds <= 1
                    ? width / 2
                    : width * Duration.between(first, at).toSeconds() / seconds;
        }

        private String x(Instant at) {
            return percent(along(at));
        }

        private String y(double amount) {
            return percent(100 - 100 * (amount - low) / (high - low));
        }

        private static String percent(double share) {
            return String.format(Locale.ROOT, "%.2f%%", share);
        }
    }
}
