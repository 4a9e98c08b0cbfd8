package io.auscult.cli.backtest.report;

import io.auscult.cli.backtest.outcome.Tenth;
import io.auscult.training.stats.Estimate;
import java.util.List;
import java.util.Locale;

/** Predicted against observed, a point for each tenth of the patients with its interval; on the line the model is right. */
record CalibrationPlot(String id, List<Tenth> tenths) {
    private static final int SIZE = 360;
    private static final int LEFT = 56;
    private static final int BOTTOM = 40;
    private static final int TOP = 12;

    CalibrationPlot {
        tenths = List.copyOf(tenths);
    }

    String svg() {
        double most = Math.min(
                1,
                1.05
                        * tenths.stream()
                                .mapToDouble(tenth -> Math.max(
                                        tenth.predicted(),
                                        tenth.observed()
                                                .estimate()
                                                .map(Estimate::high)
                                                .orElse(0.0)))
                                .max()
                                .orElse(1));
        StringBuilder marks = new StringBuilder();
        for (Tenth tenth : tenths) {
            tenth.observed().estimate().ifPresent(observed -> marks.append(mark(tenth, observed, most)));
        }
        return String.format(
                        Locale.ROOT,
                        "<svg class=\"square\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-t\"><title id=\"%s-t\">Calibration by tenths:"
                                + " predicted and observed share; the table has the numbers</title>",
                        SIZE + LEFT,
                        SIZE + BOTTOM + TOP,
                        id,
                        id)
                + axes(most)
                + marks
                + "</svg>";
    }

    private static String mark(Tenth tenth, Estimate observed, double most) {
        return String.format(
                Locale.ROOT,
                "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/><circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
                x(tenth.predicted(), most),
                x(tenth.predicted(), most),
                y(observed.low(), most),
                y(observed.high(), most),
                x(tenth.predicted(), most),
                y(observed.value(), most));
    }

    private static String axes(double most) {
        return String.format(
                Locale.ROOT,
                "<path class=\"axis\" fill=\"none\" d=\"M%d %d V%d H%d\"/><path class=\"grid\" d=\"M%d %d L%d %d\"/>"
                        + "<text x=\"%d\" y=\"%d\">0</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">predicted %.3g</text>"
                        + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.3g</text><text x=\"%d\" y=\"%d\">observed</text>",
                LEFT,
                TOP,
                SIZE + TOP,
                SIZE + LEFT,
                LEFT,
                SIZE + TOP,
                SIZE + LEFT,
                TOP,
                LEFT,
                SIZE + TOP + 18,
                SIZE + LEFT,
                SIZE + TOP + 18,
                most,
                LEFT - 6,
                TOP + 10,
                most,
                LEFT + 8,
                TOP + 10);
    }

    private static double x(double value, double most) {
        return LEFT + value / most * SIZE;
    }

    private static double y(double value, double most) {
        return TOP + SIZE - Math.min(1, value / most) * SIZE;
    }
}
