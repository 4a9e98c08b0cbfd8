package io.auscult.core.concept;

import io.auscult.core.event.ObservedValue;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import io.auscult.core.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The concept catalogue in one version: from codes to concepts, and from a source's unit to a concept's canonical one. */
public final class Concepts {
    public static final Concepts EMPTY = new Concepts("none", List.of());

    private final String version;
    private final Map<ConceptId, Concept> byId = new TreeMap<>();
    private final @Nullable Duration keptForUnknown;
    private final Map<Code, Set<ConceptId>> byCode = new HashMap<>();
    private final Map<LocalCode, Set<ConceptId>> byLocalCode = new HashMap<>();

    /** A catalogue that keeps for ever what it does not understand. */
    public Concepts(String version, Collection<Concept> concepts) {
        this(version, concepts, null);
    }

    /** @param keptForUnknown how old a fact may grow that no concept means; null for ever */
    public Concepts(String version, Collection<Concept> concepts, @Nullable Duration keptForUnknown) {
        this.version = version;
        this.keptForUnknown = keptForUnknown;
        for (Concept concept : concepts) {
            byId.put(concept.id(), concept);
            for (Code code : concept.codes()) {
                byCode.computeIfAbsent(code, _ -> new TreeSet<>()).add(concept.id());
            }
            for (LocalCode code : concept.localCodes()) {
                byLocalCode.computeIfAbsent(code, _ -> new TreeSet<>()).add(concept.id());
            }
        }
    }

    public String version() {
        return version;
    }

    public Collection<Concept> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    public Optional<Concept> concept(ConceptId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** How a concept is called within a sentence; by its id where this catalogue does not know it. */
    public String words(ConceptId id) {
        return concept(id).map(Concept::words).orElseGet(id::value);
    }

    /** How old a fact may grow that no concept means; empty for ever. */
    public Optional<Duration> keptForUnknown() {
        return Optional.ofNullable(keptForUnknown);
    }

    /** Every concept that one of the codings means whoever says it, in order of name; empty when nobody understands them. */
    public Set<ConceptId> meaning(CodedText code) {
        Set<ConceptId> ids = new TreeSet<>();
        for (Coding coding : code.codings()) {
            ids.addAll(byCode.getOrDefault(coding.code(), Set.of()));
        }
        return ids;
    }

    /** The same, and what the codings mean in that sender's own language. */
    public Set<ConceptId> meaning(CodedText code, String source) {
        Set<ConceptId> ids = meaning(code);
        if (!byLocalCode.isEmpty()) {
            for (Coding coding : code.codings()) {
                ids.addAll(byLocalCode.getOrDefault(new LocalCode(source, coding.code()), Set.of()));
            }
        }
        return ids;
    }

    /** The value in the concept's canonical unit, or with the mark that says why it may not be used. */
    public Reading read(ConceptId id, ObservedValue value, String status) {
        Concept concept = byId.get(id);
        if (concept == null || concept.canonicalUcum() == null) {
            return Reading.NONE;
        }
        return switch (value) {
            case ObservedValue.Absent _ -> Reading.marked(Mark.NO_VALUE);
            case ObservedValue.Text _, ObservedValue.Coded _ -> Reading.marked(Mark.NOT_NUMERIC);
            case ObservedValue.Numeric numeric -> numeric(concept, concept.canonicalUcum(), numeric, status);
        };
    }

    private static Reading numeric(Concept concept, String canonicalUcum, ObservedValue.Numeric value, String status) {
        String unit = value.unitCode() != null ? value.unitCode() : value.unitText();
        if (unit == null || unit.isBlank()) {
            return Reading.marked(Mark.NO_UNIT);
        }
        UnitRule rule = concept.units().get(unit);
        if (rule == null) {
            return Reading.marked(Mark.UNKNOWN_UNIT);
        }
        BigDecimal canonical = rule.convert(value.amount());
        Quantity amount = new Quantity(canonical, canonicalUcum);
        if (value.comparator() != null) {
            return new Reading(amount, value.comparator(), Mark.BOUND_ONLY);
        }
        if (concept.belowDetection(canonical)) {
            return new Reading(amount, null, Mark.BELOW_DETECTION);
        }
        if (!concept.plausible(canonical)) {
            return new Reading(amount, null, Mark.IMPLAUSIBLE);
        }
        return new Reading(amount, null, isFinal(status) ? null : Mark.NOT_FINAL);
    }

    private static boolean isFinal(String status) {
        return switch (status) {
            case "final", "amended", "corrected", "appended" -> true;
            default -> false;
        };
    }
}
