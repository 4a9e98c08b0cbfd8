package io.auscult.rules.why;

import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.derived.DerivedFacts;
import io.auscult.core.signal.Signal.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What things are called for a reader, as they stand within a sentence. */
public record Names(Concepts concepts) {
    private static final Pattern YEARS = Pattern.compile("(\\d+)yr");
    private static final int PERCENT_DECIMALS = 1;
    private static final int MOST_DECIMALS = 4;
    private static final int LONGEST_ACRONYM = 5;

    /** "HbA1c", "statin"; the id where the catalogue does not know it. */
    String concept(String id) {
        return known(id).map(Concept::name).map(Names::within).orElse(id);
    }

    /** "HbA1c", "ASCVD": the concept, or else the score, that a rule asks about. */
    public String called(String about) {
        return known(about).map(Concept::name).orElseGet(() -> scoreName(about));
    }

    /** The unit that a concept is seen in, with a space before it; empty where there is none. */
    String unit(String id) {
        return known(id).map(Concept::canonicalUcum).map(ucum -> " " + ucum).orElse("");
    }

    private Optional<Concept> known(String id) {
        try {
            return concepts.concept(ConceptId.of(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String derived(String key) {
        return DerivedFacts.named(key).map(fact -> within(fact.words())).orElse(key);
    }

    /** "PREVENT" of {@code prevent}; a longer name stays as it is. */
    static String model(String id) {
        return id.contains("-") ? id : id.toUpperCase(Locale.ROOT);
    }

    /** Without the capital of a heading, unless the word is one that has capitals or digits anyway. */
    static String within(String name) {
        String first = name.split(" ", 2)[0];
        boolean plain = first.length() > 1
                && first.substring(1).equals(first.substring(1).toLowerCase(Locale.ROOT))
                && first.chars().noneMatch(Character::isDigit);
        return plain ? first.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name;
    }

    static String date(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** "10-year ASCVD risk 5.1 %", "score 5", "troponin 64 ng/L". */
    static String score(Score score) {
        return score(score, PERCENT_DECIMALS);
    }

    /** With as many decimals as tell it from the other number. */
    static String score(Score score, double other) {
        int decimals = PERCENT_DECIMALS;
        while (decimals < MOST_DECIMALS
                && score.value() != other
                && percent(score.value(), decimals).compareTo(percent(other, decimals)) == 0) {
            decimals++;
        }
        return score(score, decimals);
    }

    private static String score(Score score, int decimals) {
        return switch (score.scale()) {
            case "probability" ->
                horizon(score) + scoreName(score.name()) + " risk "
                        + percent(score.value(), decimals).toPlainString() + " %";
            case "points" -> scoreName(score.name()) + " " + plain(score.value());
            default -> scoreName(score.name()) + " " + plain(score.value()) + " " + score.scale();
        };
    }

    static String scoreName(String name) {
        boolean acronym = name.length() <= LONGEST_ACRONYM
                && !List.of("score", "risk", "total").contains(name);
        return acronym ? name.toUpperCase(Locale.ROOT) : name.replace('_', ' ');
    }

    private static String horizon(Score score) {
        Matcher years = YEARS.matcher(score.horizon());
        return years.matches() ? years.group(1) + "-year " : "";
    }

    private static BigDecimal percent(double probability, int decimals) {
        return BigDecimal.valueOf(probability).movePointRight(2).setScale(decimals, RoundingMode.HALF_UP);
    }

    static String plain(double value) {
        BigDecimal exact = BigDecimal.valueOf(value)
                .setScale(MOST_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0).toPlainString() : exact.toPlainString();
    }
}
