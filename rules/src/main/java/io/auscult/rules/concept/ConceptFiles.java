package io.auscult.rules.concept;

import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.concept.LocalCode;
import io.auscult.core.concept.UnitRule;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.value.Code;
import io.auscult.rules.pack.CsvRows.Row;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.RuleError;
import io.auscult.rules.pack.Spans;
import io.auscult.rules.pack.YamlMap;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the concept catalogue: {@code concepts.csv} (what there is), {@code units.csv} (which units are accepted and how each
 * becomes the canonical one) and any {@code codes-*.csv} (which codes mean it).
 */
public final class ConceptFiles {
    private static final String CATALOGUE = "catalogue.yaml";
    private static final String KEPT_FOR = "kept_for";

    private final CatalogueRelease release;
    private final List<RuleError> errors = new ArrayList<>();
    private final Map<ConceptId, Row> rows = new TreeMap<>();
    private final Map<ConceptId, Map<String, UnitRule>> units = new HashMap<>();
    private final Map<ConceptId, Set<Code>> codes = new HashMap<>();
    private final Map<ConceptId, Set<LocalCode>> localCodes = new HashMap<>();

    private ConceptFiles(CatalogueRelease release) {
        this.release = release;
    }

    /**
     * The files as a release, in the version that catalogue.yaml says.
     *
     * @throws FilesRefused when it says none
     */
    public static CatalogueRelease release(Map<String, String> files, Instant inForceFrom) {
        String text = files.get(CATALOGUE);
        if (text == null) {
            throw new FilesRefused(
                    RuleError.in(CATALOGUE, "the catalogue has no such file; it says version and owner"));
        }
        YamlMap yaml = YamlMap.parse(CATALOGUE, text, 0);
        yaml.allowOnly("version", "owner", KEPT_FOR);
        yaml.text("owner");
        return new CatalogueRelease(yaml.text("version"), inForceFrom, files);
    }

    /**
     * The concepts that concepts.csv describes, also those that have no code yet.
     *
     * @throws FilesRefused when that file is no such table
     */
    public static Set<ConceptId> ids(CatalogueRelease release) {
        return CatalogueTable.CONCEPTS.rows(release.files()).stream()
                .map(ConceptFiles::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @throws FilesRefused with everything that is wrong in the files, each with file, line and what to do */
    public static Concepts parse(CatalogueRelease release) {
        return new ConceptFiles(release).concepts();
    }

    private Concepts concepts() {
        each(CatalogueTable.CONCEPTS, CatalogueTable.CONCEPTS.file(), this::concept);
        each(CatalogueTable.UNITS, CatalogueTable.UNITS.file(), this::unit);
        CatalogueTable.codeFiles(release.files()).forEach(file -> each(CatalogueTable.CODES, file, this::code));
        List<Concept> concepts = new ArrayList<>();
        rows.forEach((id, row) -> attempt(() -> concepts.add(concept(id, row))));
        @Nullable Duration keptForUnknown = keptForUnknown();
        if (!errors.isEmpty()) {
            throw new FilesRefused(errors);
        }
        return new Concepts(release.version(), concepts, keptForUnknown);
    }

    /** How long facts are kept that no concept means, as catalogue.yaml says; a release without that file says nothing. */
    private @Nullable Duration keptForUnknown() {
        String text = release.files().get(CATALOGUE);
        if (text == null) {
            return null;
        }
        try {
            YamlMap yaml = YamlMap.parse(CATALOGUE, text, 0);
            Optional<String> span = yaml.maybe(KEPT_FOR);
            if (span.isPresent() && Spans.parse(span.get()).isEmpty()) {
                throw yaml.refused(KEPT_FOR, Spans.expected(span.get()));
            }
            return span.flatMap(Spans::parse).orElse(null);
        } catch (FilesRefused e) {
            errors.addAll(e.errors());
            return null;
        }
    }

    private void each(CatalogueTable table, String file, Consumer<Row> read) {
        attempt(() -> table.rows(release.files(), file).forEach(row -> attempt(() -> read.accept(row))));
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (FilesRefused e) {
            errors.addAll(e.errors());
        }
    }

    private void concept(Row row) {
        if (rows.put(id(row), row) != null) {
            throw row.refused("concept", "described twice; keep one line");
        }
        switch (row.text("kind")) {
            case "observation" -> row.text("ucum");
            case "coded-observation", "answer", "condition", "drugs", "procedure", "assay" -> noUnit(row);
            default ->
                throw row.refused(
                        "kind", "one of observation, coded-observation, answer, condition, drugs, procedure, assay");
        }
    }

    private static void noUnit(Row row) {
        if (row.maybe("ucum").isPresent()) {
            throw row.refused("ucum", "only an observation has a unit; leave it empty");
        }
    }

    private void unit(Row row) {
        UnitRule rule = new UnitRule(row.text("ucum"), row.number("factor"), row.number("offset"));
        if (rule.factor().signum() <= 0) {
            throw row.refused("factor", "a factor is greater than zero");
        }
        Map<String, UnitRule> accepted = units.computeIfAbsent(known(row), _ -> new HashMap<>());
        List<String> names = new ArrayList<>(List.of(rule.ucum()));
        row.maybe("aliases").ifPresent(aliases -> names.addAll(List.of(aliases.split("\\s*;\\s*", -1))));
        for (String name : names) {
            UnitRule other = accepted.put(name, rule);
            if (other != null && !other.equals(rule)) {
                throw row.refused("aliases", "\"" + name + "\" is already a unit of this concept, converted otherwise");
            }
        }
    }

    private void code(Row row) {
        row.text("source");
        Code code = new Code(CodeSystems.uri(row.text("system")), row.text("code"));
        ConceptId id = known(row);
        boolean added = row.maybe("sender")
                .map(sender ->
                        localCodes.computeIfAbsent(id, _ -> new HashSet<>()).add(new LocalCode(sender, code)))
                .orElseGet(() -> codes.computeIfAbsent(id, _ -> new HashSet<>()).add(code));
        if (!added) {
            throw row.refused("code", "given twice for " + row.text("concept") + "; keep one line");
        }
    }

    private Concept concept(ConceptId id, Row row) {
        String ucum = row.maybe("ucum").orElse(null);
        Map<String, UnitRule> accepted = units.getOrDefault(id, Map.of());
        canonicalFirst(row, ucum, accepted);
        Set<Code> meaning = codes.getOrDefault(id, Set.of());
        Set<LocalCode> local = localCodes.getOrDefault(id, Set.of());
        if (meaning.isEmpty() && local.isEmpty()) {
            throw row.refused("concept", id + " has no code; add one to a codes-….csv file");
        }
        BigDecimal low = row.maybeNumber("low").orElse(null);
        BigDecimal high = row.maybeNumber("high").orElse(null);
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw row.refused("low", "greater than high");
        }
        return new Concept(
                id,
                row.text("name"),
                meaning,
                local,
                ucum,
                accepted,
                low,
                high,
                row.maybeNumber("detection_limit").orElse(null),
                span(row, "fresh_for"),
                span(row, KEPT_FOR),
                List.of(row.text("source")));
    }

    private static void canonicalFirst(Row row, @Nullable String ucum, Map<String, UnitRule> accepted) {
        if (ucum == null) {
            if (!accepted.isEmpty()) {
                throw row.refused("ucum", "units.csv has units for it, but it has no canonical unit here");
            }
            return;
        }
        UnitRule canonical = accepted.get(ucum);
        if (canonical == null
                || canonical.factor().compareTo(BigDecimal.ONE) != 0
                || canonical.offset().signum() != 0) {
            throw row.refused("ucum", "units.csv needs a line for " + ucum + " with factor 1 and offset 0");
        }
    }

    private static @Nullable Duration span(Row row, String column) {
        return row.maybe(column)
                .map(span -> Spans.parse(span).orElseThrow(() -> row.refused(column, Spans.expected(span))))
                .orElse(null);
    }

    private ConceptId known(Row row) {
        ConceptId id = id(row);
        if (!rows.containsKey(id)) {
            throw row.refused("concept", "\"" + id + "\" is not in " + CatalogueTable.CONCEPTS.file());
        }
        return id;
    }

    private static ConceptId id(Row row) {
        try {
            return ConceptId.of(row.text("concept"));
        } catch (IllegalArgumentException e) {
            throw row.refused("concept", String.valueOf(e.getMessage()));
        }
    }
}
