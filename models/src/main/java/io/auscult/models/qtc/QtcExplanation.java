package io.auscult.models.qtc;

import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.WayOut;
import io.auscult.models.points.WaysOut;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Why Fridericia's QTc is what it is: the measured QT, and what the correction for heart rate adds to it. */
public final class QtcExplanation {
    private static final String METHOD = "the QT as measured, and what Fridericia's correction adds, in ms";
    private static final double[] LIMITS = {460, 480, 500};

    private QtcExplanation() {}

    /**
     * @param qtName of the QT in the inputs
     * @param rateName of the heart rate in the inputs
     */
    public static Explanation of(BigDecimal qt, BigDecimal rate, String qtName, String rateName) {
        double measured = qt.doubleValue();
        double beats = rate.doubleValue();
        double corrected = QtFormula.FRIDERICIA.corrected(measured, beats);
        WaysOut ways = new WaysOut(QtcBand.of(corrected).word())
                .number(
                        qtName,
                        "ms",
                        qt,
                        neighbours(limit -> limit * StrictMath.cbrt(60 / beats), 100, 1000),
                        other -> band(other.doubleValue(), beats))
                .number(
                        rateName,
                        "/min",
                        rate,
                        neighbours(limit -> 60 * cube(limit / measured), 20, 300),
                        other -> band(measured, other.doubleValue()));
        return new Explanation(
                METHOD,
                List.of(new Contribution(qtName, measured), new Contribution(rateName, corrected - measured)),
                ways.list());
    }

    /** Of a QTc that was reported. */
    static List<WayOut> waysOut(BigDecimal qtc, String name) {
        return new WaysOut(QtcBand.of(qtc.doubleValue()).word())
                .number(
                        name,
                        "ms",
                        qtc,
                        neighbours(limit -> limit, 100, 1000),
                        other -> QtcBand.of(other.doubleValue()).word())
                .list();
    }

    /** The whole numbers around where each limit is met: among them is the nearest one of every band that can be. */
    private static List<BigDecimal> neighbours(DoubleUnaryOperator where, int lowest, int highest) {
        return DoubleStream.of(LIMITS)
                .map(where)
                .boxed()
                .flatMap(at -> Stream.of(
                        StrictMath.floor(at) - 1, StrictMath.floor(at), StrictMath.ceil(at), StrictMath.ceil(at) + 1))
                .filter(value -> value >= lowest && value <= highest)
                .map(value -> BigDecimal.valueOf(value.longValue()))
                .toList();
    }

    private static String band(double qt, double rate) {
        return QtcBand.of(QtFormula.FRIDERICIA.corrected(qt, rate)).word();
    }

    private static double cube(double value) {
        return value * value * value;
    }
}
