package io.auscult.core.derived;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One usable measure of blood sugar and whether it is in the diabetes range (ADA; the trial NCT04662879): HbA1c from 6.5 %,
 * fasting glucose from 126 mg/dL, any other glucose from 200 mg/dL. A glucose is compared as it is printed, in whole mg/dL: 11.1
 * mmol/L, which stands beside the 200 mg/dL in the definition, is 199.97. An HbA1c is not rounded: 47 mmol/mol, which is below the
 * limit of 48, would become 6.5 %.
 */
public record Glycaemia(Fact fact, Kind kind) {
    public enum Kind {
        HBA1C("hba1c", "6.5"),
        FASTING("fasting-glucose", "126"),
        ANY("glucose", "200");

        private final String concept;
        private final BigDecimal diabetesFrom;

        Kind(String concept, String diabetesFrom) {
            this.concept = concept;
            this.diabetesFrom = new BigDecimal(diabetesFrom);
        }

        public ConceptId concept() {
            return ConceptId.of(concept);
        }
    }

    private static final BigDecimal EAG_SLOPE = new BigDecimal("28.7");
    private static final BigDecimal EAG_OFFSET = new BigDecimal("46.7");
    private static final Comparator<Glycaemia> OLDEST_FIRST = Comparator.comparing(Glycaemia::at)
            .thenComparing(Glycaemia::kind)
            .thenComparing(measure -> measure.fact().key());

    /** All usable measures in the time, oldest first; a glucose that is coded as fasting too counts as fasting only. */
    static List<Glycaemia> within(Chart chart, Instant from, Instant to) {
        return Stream.of(Kind.values())
                .flatMap(kind -> read(kind, chart.within(kind.concept(), from, to).stream()))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** All usable measures after the time that are not dated in the future, newest first of each kind, read as far as asked for. */
    static Stream<Glycaemia> since(Chart chart, Instant after, Instant now) {
        return Stream.of(Kind.values())
                .flatMap(kind -> read(
                        kind,
                        NewestFirst.of(chart, kind.concept())
                                .dropWhile(fact -> Lookup.isFuture(fact, now))
                                .takeWhile(fact -> fact.at().isAfter(after))));
    }

    private static Stream<Glycaemia> read(Kind kind, Stream<Fact> facts) {
        return facts.filter(fact -> fact.reading().usable())
                .filter(fact -> kind != Kind.ANY || !fact.concepts().contains(Kind.FASTING.concept()))
                .map(fact -> new Glycaemia(fact, kind));
    }

    public Instant at() {
        return fact.at();
    }

    public boolean isGlucose() {
        return kind != Kind.HBA1C;
    }

    public boolean inDiabetesRange() {
        return inDiabetesRange(isGlucose() ? amount().setScale(0, RoundingMode.HALF_UP) : amount());
    }

    /** Whether this measure would be in the range with the value, in its own unit. */
    public boolean inDiabetesRange(BigDecimal value) {
        return value.compareTo(kind.diabetesFrom) >= 0;
    }

    BigDecimal amount() {
        return Measured.amountOf(fact).amount();
    }

    /** In mg/dL: the glucose itself, or what an HbA1c estimates (28.7 × HbA1c − 46.7, Nathan 2008), to a whole number. */
    BigDecimal glucoseMgDl() {
        return isGlucose()
                ? amount()
                : amount().multiply(EAG_SLOPE).subtract(EAG_OFFSET).setScale(0, RoundingMode.HALF_UP);
    }
}
