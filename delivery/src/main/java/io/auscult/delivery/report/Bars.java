package io.auscult.delivery.report;

import io.auscult.delivery.inbox.Clockface;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Counts by week as upright bars, placed in per cent of their box, so that the page draws them as SVG at any width.
 *
 * @param summary the whole in one sentence, for whoever does not see it
 */
public record Bars(String summary, List<Bar> bars) {
    /** What is left free between two bars, of the room of one. */
    private static final double GAP = 0.2;

    public Bars {
        bars = List.copyOf(bars);
    }

    /**
     * @param overridden the height of the part that was overridden, from the ground up
     * @param week when it began
     */
    public record Bar(
            String x,
            String width,
            String y,
            String height,
            String overriddenY,
            String overridden,
            String week,
            Tally tally) {}

    static Bars of(Weeks weeks, List<Tally> tallies, Clockface face) {
        int most = Math.max(1, tallies.stream().mapToInt(Tally::opened).max().orElse(1));
        double room = 100.0 / tallies.size();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < tallies.size(); i++) {
            Tally tally = tallies.get(i);
            double height = 100.0 * tally.opened() / most;
            double overridden = 100.0 * tally.overridden() / most;
            bars.add(new Bar(
                    percent(room * (i + GAP / 2)),
                    percent(room * (1 - GAP)),
                    percent(100 - height),
                    percent(height),
                    percent(100 - overridden),
                    percent(overridden),
                    face.day(weeks.begin(i)).words(),
                    tally));
        }
        int all = tallies.stream().mapToInt(Tally::opened).sum();
        return new Bars(
                all + (all == 1 ? " alert" : " alerts") + " in " + tallies.size() + " weeks, at most " + most
                        + " in one",
                bars);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
