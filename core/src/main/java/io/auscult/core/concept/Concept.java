package io.auscult.core.concept;

import io.auscult.core.value.Code;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalogue.
 *
 * @param name for a reader, "HbA1c"
 * @param codes every code that means it, whoever sends it; a drug set lists its drugs here
 * @param localCodes codes that mean it only when one sender says them, because another means something else by the same code
 * @param canonicalUcum the one unit in which models and rules see it; null for what has no amount
 * @param units the accepted units by code, the canonical one among them
 * @param plausibleLow in the canonical unit, inclusive; null for no limit
 * @param plausibleHigh in the canonical unit, inclusive; null for no limit
 * @param detectionLimit in the canonical unit: an amount below it that is not reported as "less than" is not believed
 * @param freshFor how long a value may be used for a score; null for ever
 * @param keptFor how old a fact may grow before the chart lets go of it; null for ever. Never shorter than what a model or rule
 *     looks back
 * @param source the publication that this entry stands on, or "site value"
 */
public record Concept(
        ConceptId id,
        String name,
        Set<Code> codes,
        Set<LocalCode> localCodes,
        @Nullable String canonicalUcum,
        Map<String, UnitRule> units,
        @Nullable BigDecimal plausibleLow,
        @Nullable BigDecimal plausibleHigh,
        @Nullable BigDecimal detectionLimit,
        @Nullable Duration freshFor,
        @Nullable Duration keptFor,
        List<String> source) {
    public Concept {
        codes = Set.copyOf(codes);
        localCodes = Set.copyOf(localCodes);
        units = Map.copyOf(units);
        source = List.copyOf(source);
    }

    /** One whose codes mean the same from every sender. */
    public Concept(
            ConceptId id,
            String name,
            Set<Code> codes,
            @Nullable String canonicalUcum,
            Map<String, UnitRule> units,
            @Nullable BigDecimal plausibleLow,
            @Nullable BigDecimal plausibleHigh,
            @Nullable BigDecimal detectionLimit,
            @Nullable Duration freshFor,
            @Nullable Duration keptFor,
            List<String> source) {
        this(
                id,
                name,
                codes,
                Set.of(),
                canonicalUcum,
                units,
                plausibleLow,
                plausibleHigh,
                detectionLimit,
                freshFor,
                keptFor,
                source);
    }

    boolean plausible(BigDecimal canonical) {
        return (plausibleLow == null || canonical.compareTo(plausibleLow) >= 0)
                && (plausibleHigh == null || canonical.compareTo(plausibleHigh) <= 0);
    }

    boolean belowDetection(BigDecimal canonical) {
        return detectionLimit != null && canonical.compareTo(detectionLimit) < 0;
    }

    /** The name as it stands within a sentence: "respiratory rate", and "HbA1c" as it is. */
    public String words() {
        String first = name.split(" ", 2)[0];
        boolean isWord = first.length() > 1 && first.chars().skip(1).allMatch(Character::isLowerCase);
        return isWord ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
    }
}
