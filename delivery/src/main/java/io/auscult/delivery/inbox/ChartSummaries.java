package io.auscult.delivery.inbox;

import io.auscult.core.alert.Whereabouts;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.consult.ChartAnswer;
import io.auscult.delivery.consult.ChartAnswer.Fact;
import io.auscult.delivery.consult.ChartAnswer.Group;
import io.auscult.delivery.consult.Charts;
import io.auscult.delivery.inbox.ChartSummary.Entry;
import io.auscult.delivery.inbox.ChartSummary.Listed;
import io.auscult.delivery.inbox.ChartSummary.Measure;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The chart in short, from where models and rules read it: what stands here is what they go by. */
public final class ChartSummaries {
    /** What SNOMED CT writes behind its names: of which kind they are. */
    private static final Pattern SEMANTIC_TAG = Pattern.compile(
            " \\((finding|disorder|situation|person|procedure|regime/therapy|event|morphologic abnormality)\\)$");

    private static final int MOST_ENTRIES = 10;
    private static final int MOST_MEASURES = 18;

    private final Charts charts;
    private final ChartTrends trends;
    private final BiFunction<PatientId, Instant, Whereabouts> places;
    private final Clockface clock;

    public ChartSummaries(
            Charts charts, ChartTrends trends, BiFunction<PatientId, Instant, Whereabouts> places, Clockface clock) {
        this.charts = charts;
        this.trends = trends;
        this.places = places;
        this.clock = clock;
    }

    public ChartSummary of(PatientId patient, Instant now) {
        String place = place(places.apply(patient, now));
        return switch (charts.ask(patient)) {
            case ChartAnswer.Known chart -> summary(chart, place);
            case ChartAnswer.UnknownPatient _ -> missing("Nothing is on the chart yet.", place);
            case ChartAnswer.Unanswered _ ->
                missing(
                        "The chart does not answer at this moment; alerts and scores are shown as they are known.",
                        place);
            case ChartAnswer.NotAsked _ -> missing("This installation has nobody configured who keeps charts.", place);
        };
    }

    private static ChartSummary missing(String sentence, String place) {
        return new ChartSummary(null, sentence, false, place, List.of(), List.of());
    }

    private ChartSummary summary(ChartAnswer.Known chart, String place) {
        return new ChartSummary(
                clock.full(chart.asOf()),
                "",
                chart.incomplete(),
                place,
                List.of(
                        listed(chart, "Problems", "condition", ChartSummaries::isCurrent, "None on record."),
                        listed(
                                chart,
                                "Medicines",
                                "medication",
                                fact -> fact.said().startsWith("in force"),
                                "None on record."),
                        listed(chart, "Allergies", "allergy", ChartSummaries::isCurrent, "None on record.")),
                measures(chart));
    }

    /** What the source calls over is history; what it calls nothing may be current. */
    private static boolean isCurrent(Fact fact) {
        String status = fact.status().toLowerCase(Locale.ROOT);
        return Set.of("inactive", "resolved", "remission", "refuted").stream().noneMatch(status::contains);
    }

    private Listed listed(
            ChartAnswer.Known chart, String title, String kind, Predicate<Fact> wanted, String whenEmpty) {
        Map<String, Fact> newest = new java.util.LinkedHashMap<>();
        chart.groups().stream()
                .flatMap(group -> group.facts().stream())
                .filter(fact ->
                        fact.kind().equals(kind) && !fact.gone() && !fact.what().isEmpty() && wanted.test(fact))
                .sorted(Comparator.comparing(Fact::at).reversed().thenComparing(Fact::what))
                .forEach(fact -> newest.putIfAbsent(fact.what(), fact));
        return new Listed(
                title,
                newest.values().stream().limit(MOST_ENTRIES).map(this::entry).toList(),
                Math.max(0, newest.size() - MOST_ENTRIES),
                whenEmpty);
    }

    private Entry entry(Fact fact) {
        return new Entry(
                SEMANTIC_TAG.matcher(fact.what()).replaceFirst(""),
                fact.status(),
                clock.day(fact.at()).words());
    }

    private List<Measure> measures(ChartAnswer.Known chart) {
        return chart.groups().stream()
                .filter(group -> !group.concept().isEmpty() && latest(group) != null)
                .sorted(Comparator.comparing(ChartSummaries::newest).reversed().thenComparing(Group::title))
                .limit(MOST_MEASURES)
                .map(this::measure)
                .toList();
    }

    private static Instant newest(Group group) {
        Fact latest = latest(group);
        return latest == null ? Instant.MIN : latest.at();
    }

    private static @Nullable Fact latest(Group group) {
        return group.facts().stream()
                .filter(fact -> fact.kind().equals("observation") && !fact.gone())
                .findFirst()
                .orElse(null);
    }

    private Measure measure(Group group) {
        Fact latest = java.util.Objects.requireNonNull(latest(group));
        return new Measure(
                group.title(),
                latest.reading().isEmpty() ? latest.said() : Figures.bedside(latest.reading()),
                clock.clinical(latest.at()).words(),
                latest.source(),
                latest.unused(),
                trends.trend(group, "chart-" + group.concept()).orElse(null));
    }

    private static String place(Whereabouts where) {
        String visit = where.encounter() == null
                ? ""
                : Figures.name(where.encounter().name().toLowerCase(Locale.ROOT));
        return where.ward() == null ? visit : (visit.isEmpty() ? "" : visit + ", ") + "ward " + where.ward();
    }
}
