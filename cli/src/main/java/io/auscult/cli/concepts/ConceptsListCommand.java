package io.auscult.cli.concepts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.LocalCode;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.pack.FilesRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult concepts list}: what models and rules can ask for. */
@Command(name = "list", description = "What models and rules can ask for, with unit, range, freshness and retention.")
final class ConceptsListCommand implements Callable<Integer> {
    private static final String FORMAT = "%-28s %-24s %-20s %8s %8s %6s %6s  %s%n";

    @Mixin
    private CatalogueFolder folder = new CatalogueFolder();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        print(concepts(), Output.of(spec));
        return Exit.OK;
    }

    private Collection<Concept> concepts() throws IOException {
        try {
            return ConceptFiles.parse(folder.read()).all();
        } catch (FilesRefused e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void print(Collection<Concept> concepts, PrintWriter out) {
        if (json) {
            ArrayNode rows = new ObjectMapper().createArrayNode();
            concepts.forEach(concept -> row(rows.addObject(), concept));
            out.println(rows);
            return;
        }
        out.printf(Locale.ROOT, FORMAT, "CONCEPT", "UNIT", "PLAUSIBLE", "FRESH", "KEPT", "CODES", "LOCAL", "");
        concepts.forEach(concept -> out.printf(
                Locale.ROOT,
                FORMAT,
                concept.id(),
                Objects.requireNonNullElse(concept.canonicalUcum(), ""),
                range(concept.plausibleLow(), concept.plausibleHigh()),
                span(concept.freshFor()),
                span(concept.keptFor()),
                concept.codes().size(),
                concept.localCodes().size(),
                concept.name()));
    }

    private static void row(ObjectNode row, Concept concept) {
        row.put("concept", concept.id().value())
                .put("name", concept.name())
                .put("unit", concept.canonicalUcum())
                .put("low", plain(concept.plausibleLow()))
                .put("high", plain(concept.plausibleHigh()))
                .put("freshDays", days(concept.freshFor()))
                .put("keptDays", days(concept.keptFor()))
                .put("codes", concept.codes().size())
                .put("localCodes", concept.localCodes().size());
        ArrayNode senders = row.putArray("senders");
        concept.localCodes().stream().map(LocalCode::sender).distinct().sorted().forEach(senders::add);
        ArrayNode sources = row.putArray("source");
        concept.source().forEach(sources::add);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable Long days(@Nullable Duration span) {
        return span == null ? null : span.toDays();
    }

    private static String range(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        String from = low == null ? "" : low.toPlainString();
        String to = high == null ? "" : high.toPlainString();
        return from.isEmpty() && to.isEmpty() ? "" : from + " to " + to;
    }

    private static String span(@Nullable Duration span) {
        return span == null ? "ever" : span.toDays() + " d";
    }
}
