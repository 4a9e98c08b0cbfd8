package io.auscult.models.endpac;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.models.input.Measured;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One usable measure of blood sugar and whether it is in the diabetes range (ADA; the trial NCT04662879): HbA1c from 6.5 %,
 * fasting glucose from 126 mg/dL, any other glucose from 200 mg/dL.
 */
record Glycaemia(Fact fact, Kind kind) {
    enum Kind {
        HBA1C("hba1c", "6.5"),
        FASTING("fasting-glucose", "126"),
        ANY("glucose", "200");

        private final String concept;
        private final BigDecimal diabetesFrom;

        Kind(String concept, String diabetesFrom) {
            this.concept = concept;
            this.diabetesFrom = new BigDecimal(diabetesFrom);
        }

        ConceptId concept() {
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
        return read(kind -> chart.within(kind.concept(), from, to));
    }

    /** All usable measures up to the time, oldest first. */
    static List<Glycaemia> upTo(Chart chart, Instant to) {
        return read(kind -> chart.newest(kind.concept(), Integer.MAX_VALUE).stream()
                .filter(fact -> !fact.at().isAfter(to))
                .toList());
    }

    private static List<Glycaemia> read(Function<Kind, List<Fact>> facts) {
        return Stream.of(Kind.values())
                .flatMap(kind -> facts.apply(kind).stream()
                        .filter(fact -> fact.reading().usable())
                        .filter(fact -> kind != Kind.ANY || !fact.concepts().contains(Kind.FASTING.concept()))
                        .map(fact -> new Glycaemia(fact, kind)))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    Instant at() {
        return fact.at();
    }

    boolean isGlucose() {
        return kind != Kind.HBA1C;
    }

    boolean inDiabetesRange() {
        return amount().compareTo(kind.diabetesFrom) >= 0;
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
