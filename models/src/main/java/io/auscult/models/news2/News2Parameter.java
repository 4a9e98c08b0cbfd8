package io.auscult.models.news2;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The seven things that NEWS2 scores. */
public enum News2Parameter {
    RESPIRATORY_RATE("rr", "respiratory-rate", "/min", 0),
    SATURATION("spo2", "oxygen-saturation", "%", 0),
    OXYGEN("on_o2", "oxygen", "", 0),
    SYSTOLIC("sbp", "systolic-bp", "mm[Hg]", 0),
    PULSE("pulse", "heart-rate", "/min", 0),
    CONSCIOUSNESS("acvpu", "consciousness", "", 0),
    TEMPERATURE("temp", "body-temperature", "Cel", 1);

    /** Those that are numbers. */
    public static final List<News2Parameter> MEASURED =
            List.of(RESPIRATORY_RATE, SATURATION, SYSTOLIC, PULSE, TEMPERATURE);

    private final String key;
    private final String inChart;
    private final String ucum;
    private final int decimals;

    News2Parameter(String key, String inChart, String ucum, int decimals) {
        this.key = key;
        this.inChart = inChart;
        this.ucum = ucum;
        this.decimals = decimals;
    }

    /** The name in input lines. */
    public String key() {
        return key;
    }

    /** The name in signals; for a measured one its concept. */
    public String inChart() {
        return inChart;
    }

    public String ucum() {
        return ucum;
    }

    /** To the precision in which the chart of the score is printed, half up. */
    public BigDecimal rounded(BigDecimal value) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }

    /** Between neighbours in that precision. */
    BigDecimal step() {
        return BigDecimal.ONE.movePointLeft(decimals);
    }
}
