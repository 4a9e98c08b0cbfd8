package io.auscult.delivery.inbox;

import io.auscult.core.value.PatientId;
import io.auscult.delivery.consult.ChartAnswer;
import io.auscult.delivery.consult.ChartAnswer.Fact;
import io.auscult.delivery.consult.ChartAnswer.Group;
import io.auscult.delivery.consult.Charts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measurements over time, as they stand in the chart that models and rules read. */
public final class ChartTrends {
    private static final int MOST_VALUES = 60;
    private static final Pattern AMOUNT = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?(?:E-?[0-9]+)?)(?: (.+))?");

    private final Charts charts;
    private final Plots plots;

    public ChartTrends(Charts charts, Plots plots) {
        this.charts = charts;
        this.plots = plots;
    }

    /**
     * The trends of these concepts, by concept; without those of which there are no two values.
     *
     * @return empty when nobody answers for the chart
     */
    public Map<String, Plot> of(PatientId patient, Collection<String> concepts) {
        Map<String, Plot> trends = new TreeMap<>();
        if (!concepts.isEmpty() && charts.ask(patient) instanceof ChartAnswer.Known chart) {
            chart.groups().stream()
                    .filter(group -> concepts.contains(group.concept()) || concepts.contains(group.title()))
                    .forEach(group ->
                            trend(group, "in-" + group.concept()).ifPresent(plot -> trends.put(group.concept(), plot)));
        }
        return trends;
    }

    Optional<Plot> trend(Group group, String id) {
        List<Plots.Value> values = group.facts().stream()
                .filter(fact -> !fact.gone() && fact.unused().isEmpty())
                .limit(MOST_VALUES)
                .flatMap(fact -> value(fact).stream())
                .toList();
        String unit = group.facts().stream()
                .map(fact -> AMOUNT.matcher(fact.reading()))
                .filter(Matcher::matches)
                .findFirst()
                .map(read -> read.group(2))
                .map(Figures::unit)
                .map(String::strip)
                .orElse("");
        return values.size() < 2
                ? Optional.empty()
                : Optional.of(plots.draw(new Plots.Subject(id, group.title(), unit, values, List.of(), List.of())));
    }

    /** A bound such as "<5" is no point of a line. */
    private static Optional<Plots.Value> value(Fact fact) {
        Matcher read = AMOUNT.matcher(fact.reading());
        return read.matches()
                ? Optional.of(new Plots.Value(fact.at(), Double.parseDouble(read.group(1)), "", fact.source()))
                : Optional.empty();
    }
}
