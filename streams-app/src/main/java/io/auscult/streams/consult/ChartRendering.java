package io.auscult.streams.consult;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.event.MergePath;
import io.auscult.core.value.PatientId;
import io.auscult.streams.consult.ChartView.Group;
import io.auscult.streams.consult.ChartView.PersonView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A chart as a view: every fact, also those that nothing reads, each with the reason. */
public final class ChartRendering {
    private static final Comparator<Fact> NEWEST_FIRST =
            Comparator.comparing(Fact::at).reversed().thenComparing(Fact::key);

    private ChartRendering() {}

    /**
     * Where the patient's stream stands.
     *
     * @param position of the last event in the patient's partition of the log; -1 for none
     */
    public record Standing(
            Instant now,
            long position,
            boolean incomplete,
            @Nullable PatientId mergedInto,
            List<MergePath> mergedIn) {
        public Standing {
            mergedIn = List.copyOf(mergedIn);
        }
    }

    /** @param only the concept to show; null for all */
    public static ChartView of(Chart chart, Standing standing, @Nullable ConceptId only) {
        return new ChartView(
                chart.patient().value(),
                standing.now().toString(),
                standing.position(),
                standing.incomplete(),
                standing.mergedInto() == null ? null : standing.mergedInto().value(),
                standing.mergedIn().stream().map(MergePath::toString).toList(),
                chart.concepts().version(),
                false,
                null,
                chart.demographics().map(said -> person(said, standing.now())).orElse(null),
                groups(chart, only),
                DerivedRendering.of(chart, standing.now(), only));
    }

    private static PersonView person(Statement.Demographics said, Instant now) {
        return new PersonView(
                said.ageAt(now).orElse(null),
                said.sex().name().toLowerCase(Locale.ROOT),
                said.deceased(),
                said.deceasedAt() == null ? null : said.deceasedAt().toString());
    }

    private static List<Group> groups(Chart chart, @Nullable ConceptId only) {
        List<Fact> all = chart.all();
        Map<ConceptId, List<Fact>> byConcept = new TreeMap<>();
        all.stream()
                .filter(fact -> !fact.concepts().isEmpty())
                .forEach(fact -> byConcept
                        .computeIfAbsent(shownUnder(fact, only), _ -> new ArrayList<>())
                        .add(fact));
        List<Group> groups = new ArrayList<>();
        byConcept.forEach((concept, facts) -> {
            if (only == null || only.equals(concept)) {
                groups.add(group(concept.value(), title(chart, concept), facts, chart));
            }
        });
        if (only == null) {
            addWithout(groups, "not understood", all, chart, fact -> !fact.retracted());
            addWithout(groups, "taken back", all, chart, Fact::retracted);
        }
        return groups;
    }

    /** A fact of several concepts stands once, under the first, unless another was asked for. */
    private static ConceptId shownUnder(Fact fact, @Nullable ConceptId only) {
        return only != null && fact.concepts().contains(only)
                ? only
                : fact.concepts().iterator().next();
    }

    private static void addWithout(
            List<Group> groups, String title, List<Fact> all, Chart chart, Predicate<Fact> wanted) {
        List<Fact> facts = all.stream()
                .filter(fact -> fact.concepts().isEmpty())
                .filter(wanted)
                .toList();
        if (!facts.isEmpty()) {
            groups.add(group(null, title, facts, chart));
        }
    }

    private static Group group(@Nullable String concept, String title, List<Fact> facts, Chart chart) {
        return new Group(
                concept,
                title,
                facts.stream()
                        .sorted(NEWEST_FIRST)
                        .map(fact -> FactRendering.of(fact, chart))
                        .toList());
    }

    private static String title(Chart chart, ConceptId concept) {
        if (concept.equals(ConceptId.DEMOGRAPHICS)) {
            return "Demographics";
        }
        return concept.equals(ConceptId.ENCOUNTERS)
                ? "Visits and stays"
                : chart.concepts().concept(concept).map(Concept::name).orElse(concept.value());
    }
}
