package io.auscult.cli.chart;

import io.auscult.streams.consult.ChartView;
import io.auscult.streams.consult.ChartView.DerivedView;
import io.auscult.streams.consult.ChartView.FactView;
import io.auscult.streams.consult.ChartView.PersonView;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A chart for a terminal: who, how complete, and a table for each kind of fact. */
final class ChartTable {
    private static final List<String> KINDS = List.of(
            "demographics", "condition", "medication", "observation", "procedure", "encounter", "report", "retracted");
    private static final List<String> HEADS =
            List.of("DATE", "WHAT", "VALUE", "NOT USED, BECAUSE", "SOURCE", "MESSAGE");
    private static final int WIDEST = 48;

    private ChartTable() {}

    static void print(ChartView chart, PrintWriter out) {
        header(chart).forEach(out::println);
        List<FactView> facts =
                chart.groups().stream().flatMap(group -> group.facts().stream()).toList();
        for (String kind : KINDS) {
            List<FactView> ofKind =
                    facts.stream().filter(fact -> fact.kind().equals(kind)).toList();
            if (!ofKind.isEmpty()) {
                out.println();
                out.println(kind + " (" + ofKind.size() + ")");
                table(ofKind.stream().map(ChartTable::row).toList()).forEach(out::println);
            }
        }
        derived(chart.derived()).forEach(out::println);
        footer(facts).forEach(out::println);
    }

    private static List<String> derived(List<DerivedView> derived) {
        List<String> lines = new ArrayList<>(derived.isEmpty() ? List.of() : List.of("", "derived"));
        for (DerivedView each : derived) {
            lines.add(
                    each.value() == null
                            ? "  " + each.what() + ": cannot be derived. " + String.join(" ", each.problems())
                            : "  " + each.what() + ": " + each.value() + " of " + each.at() + ", " + each.method()
                                    + ", from " + String.join("; ", each.inputs()));
            each.caveats().forEach(caveat -> lines.add("    " + caveat));
        }
        return lines;
    }

    private static List<String> header(ChartView chart) {
        List<String> lines = new ArrayList<>();
        lines.add("patient " + chart.patient() + (chart.person() == null ? "" : ", " + person(chart.person())));
        lines.add("as of " + chart.asOf() + ", event " + chart.position() + " of its partition; concepts "
                + chart.catalogue());
        if (chart.incomplete()) {
            lines.add("INCOMPLETE: an event could not be folded; see the dead letters of streams-app");
        }
        if (chart.mergedInto() != null) {
            lines.add("MERGED into " + chart.mergedInto() + ": the record goes on there");
        }
        chart.mergedIn().forEach(path -> lines.add("merged in: " + path));
        if (chart.standby()) {
            lines.add("FROM A COPY, " + chart.lag()
                    + " changes behind: the instance that keeps this chart does not answer");
        }
        return lines;
    }

    private static String person(PersonView person) {
        String age = person.age() == null ? "age not known" : person.age() + " years";
        String death = person.deceasedAt() == null ? "deceased" : "deceased " + person.deceasedAt();
        return age + ", " + person.sex() + (person.deceased() ? ", " + death : "");
    }

    private static List<String> row(FactView fact) {
        return List.of(
                fact.at(),
                fact.what() + (fact.concepts().isEmpty() ? "" : " [" + String.join(", ", fact.concepts()) + "]"),
                value(fact),
                Objects.requireNonNullElse(fact.unused(), ""),
                fact.source() + (fact.reportedUnder() == null ? "" : " under " + fact.reportedUnder()),
                fact.messageId());
    }

    private static String value(FactView fact) {
        if (fact.reading() == null || fact.reading().equals(fact.said())) {
            return fact.said();
        }
        return fact.reading() + " (said " + fact.said() + ")";
    }

    private static List<String> table(List<List<String>> rows) {
        List<List<String>> all = Stream.concat(Stream.of(HEADS), rows.stream().map(ChartTable::cut))
                .toList();
        List<Integer> widths = IntStream.range(0, HEADS.size())
                .map(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .boxed()
                .toList();
        return all.stream().map(row -> line(row, widths)).toList();
    }

    /** The message's id stays whole, to be traced. */
    private static List<String> cut(List<String> row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column).replaceAll("\\s+", " ");
            boolean fits = column == row.size() - 1 || cell.length() <= WIDEST;
            cells.add(fits ? cell : cell.substring(0, WIDEST - 1) + "…");
        }
        return cells;
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> row.get(column)
                        + " ".repeat(widths.get(column) - row.get(column).length()))
                .collect(Collectors.joining("  ", "  ", ""))
                .stripTrailing();
    }

    private static List<String> footer(List<FactView> facts) {
        return facts.stream()
                .map(FactView::messageId)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .map(id -> List.of("", "What a message led to: auscult trace " + id))
                .orElse(List.of());
    }
}
