package io.auscult.models.news2;

import static io.auscult.models.news2.News2Parameter.CONSCIOUSNESS;
import static io.auscult.models.news2.News2Parameter.OXYGEN;
import static io.auscult.models.news2.News2Parameter.SATURATION;

import io.auscult.core.signal.Signal.WayOut;
import io.auscult.models.points.PointTable;
import io.auscult.models.points.WaysOut;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * National Early Warning Score 2: Royal College of Physicians, "National Early Warning Score (NEWS) 2", 2017. Values between two
 * printed ones are rounded to the printed precision first (temperature to 0.1 Cel, the others to 1), half up, as a nurse writes
 * them down; that is our choice.
 *
 * @param points of every parameter
 */
public record News2Score(Map<News2Parameter, Integer> points) {
    private static final PointTable SCALE_1 =
            PointTable.upTo("91", 3).upTo("93", 2).upTo("95", 1).above(0);
    private static final PointTable SCALE_2_ON_AIR =
            PointTable.upTo("83", 3).upTo("85", 2).upTo("87", 1).above(0);
    private static final PointTable SCALE_2_ON_OXYGEN = PointTable.upTo("83", 3)
            .upTo("85", 2)
            .upTo("87", 1)
            .upTo("92", 0)
            .upTo("94", 1)
            .upTo("96", 2)
            .above(3);
    private static final Map<News2Parameter, PointTable> TABLES = Map.of(
            News2Parameter.RESPIRATORY_RATE,
            PointTable.upTo("8", 3).upTo("11", 1).upTo("20", 0).upTo("24", 2).above(3),
            News2Parameter.SYSTOLIC,
            PointTable.upTo("90", 3)
                    .upTo("100", 2)
                    .upTo("110", 1)
                    .upTo("219", 0)
                    .above(3),
            News2Parameter.PULSE,
            PointTable.upTo("40", 3)
                    .upTo("50", 1)
                    .upTo("90", 0)
                    .upTo("110", 1)
                    .upTo("130", 2)
                    .above(3),
            News2Parameter.TEMPERATURE,
            PointTable.upTo("35.0", 3)
                    .upTo("36.0", 1)
                    .upTo("38.0", 0)
                    .upTo("39.0", 1)
                    .above(2));

    private static final int ON_OXYGEN = 2;
    private static final int NOT_ALERT = 3;
    private static final int RED = 3;

    public News2Score {
        points = Collections.unmodifiableMap(new EnumMap<>(points));
    }

    public static News2Score of(News2Inputs inputs) {
        Map<News2Parameter, Integer> points = new EnumMap<>(News2Parameter.class);
        News2Parameter.MEASURED.forEach(
                parameter -> points.put(parameter, table(parameter, inputs).points(inputs.scored(parameter))));
        points.put(OXYGEN, inputs.oxygen() ? ON_OXYGEN : 0);
        points.put(CONSCIOUSNESS, inputs.consciousness() == Consciousness.ALERT ? 0 : NOT_ALERT);
        return new News2Score(points);
    }

    /** On scale 2 a saturation above the target counts only while oxygen is given. */
    private static PointTable table(News2Parameter parameter, News2Inputs inputs) {
        if (parameter == SATURATION) {
            PointTable scale2 = inputs.oxygen() ? SCALE_2_ON_OXYGEN : SCALE_2_ON_AIR;
            return inputs.scale2() ? scale2 : SCALE_1;
        }
        return Objects.requireNonNull(TABLES.get(parameter), parameter.inChart());
    }

    public int points(News2Parameter parameter) {
        return Objects.requireNonNull(points.get(parameter), parameter.inChart());
    }

    public int total() {
        return points.values().stream().mapToInt(Integer::intValue).sum();
    }

    public News2Band band() {
        return News2Band.of(total(), points.containsValue(RED));
    }

    /** The changes of one parameter alone that would change the band; {@code inputs} are those that this score was made of. */
    List<WayOut> waysOut(News2Inputs inputs) {
        WaysOut ways = new WaysOut(band().word());
        for (News2Parameter parameter : News2Parameter.MEASURED) {
            PointTable table = table(parameter, inputs);
            ways.number(
                    parameter.inChart(),
                    parameter.ucum(),
                    inputs.scored(parameter),
                    table.edges(parameter.step()),
                    value -> bandWith(parameter, table.points(value)).word());
        }
        boolean alert = points(CONSCIOUSNESS) == 0;
        return ways.other(
                        OXYGEN.inChart(),
                        inputs.oxygen() ? "air" : "oxygen",
                        of(inputs.withOxygen(!inputs.oxygen())).band().word())
                .other(
                        CONSCIOUSNESS.inChart(),
                        alert ? "not alert" : "alert",
                        bandWith(CONSCIOUSNESS, alert ? NOT_ALERT : 0).word())
                .list();
    }

    private News2Band bandWith(News2Parameter changed, int other) {
        int total = other;
        boolean red = other == RED;
        for (Map.Entry<News2Parameter, Integer> part : points.entrySet()) {
            if (part.getKey() != changed) {
                total += part.getValue();
                red |= part.getValue() == RED;
            }
        }
        return News2Band.of(total, red);
    }
}
