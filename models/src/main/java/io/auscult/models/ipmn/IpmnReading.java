package io.auscult.models.ipmn;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Derivation;
import io.auscult.core.derived.Lookup;
import io.auscult.core.derived.Measured;
import io.auscult.core.derived.NewOnsetDiabetes;
import io.auscult.core.derived.Records;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.ca199.Ca199;
import io.auscult.models.ca199.Ca199Reading;
import io.auscult.models.ca199.Ca199Reading.Interpretable;
import io.auscult.models.ca199.Ca199Reading.Uninterpretable;
import io.auscult.models.ca199.Ca199Search;
import io.auscult.models.input.Basis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the features that a chart holds as discrete data. A diagnosis that is on record counts; one that is not was not looked for,
 * as far as anybody can tell, so it counts as not assessed and not as absent.
 */
final class IpmnReading {
    static final ConceptId CYST_SIZE = ConceptId.of("pancreatic-cyst-size");
    static final ConceptId MAIN_DUCT = ConceptId.of("main-pancreatic-duct-diameter");
    static final ConceptId NODULE = ConceptId.of("pancreatic-nodule-size");
    static final ConceptId CYTOLOGY = ConceptId.of("ipmn-malignant-cytology");
    static final ConceptId SOLID_MASS = ConceptId.of("pancreatic-solid-mass");
    static final ConceptId TUMOUR_JAUNDICE = ConceptId.of("tumour-jaundice");
    static final ConceptId JAUNDICE = ConceptId.of("jaundice");
    static final ConceptId ACUTE_PANCREATITIS = ConceptId.of("acute-pancreatitis");

    /** An earlier size to measure growth from: nearest to one year before the newest, from half a year to two years. Our choice. */
    private static final Duration GROWTH_FROM = Duration.ofDays(731);

    private static final Duration GROWTH_TO = Duration.ofDays(183);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final BigDecimal DAYS_OF_A_YEAR = new BigDecimal("365.25");

    private final Basis basis;
    private final Chart chart;
    private final Map<IpmnFeature, BigDecimal> values = new EnumMap<>(IpmnFeature.class);

    IpmnReading(Basis basis) {
        this.basis = basis;
        this.chart = basis.chart();
    }

    IpmnAssessment assessment() {
        onRecord(IpmnFeature.CYTOLOGY, CYTOLOGY, Records.everCondition(chart, CYTOLOGY));
        onRecord(IpmnFeature.SOLID_MASS, SOLID_MASS, Records.activeCondition(chart, SOLID_MASS));
        onRecord(IpmnFeature.TUMOUR_JAUNDICE, TUMOUR_JAUNDICE, Records.activeCondition(chart, TUMOUR_JAUNDICE));
        size(IpmnFeature.NODULE, NODULE);
        size(IpmnFeature.MAIN_DUCT, MAIN_DUCT);
        size(IpmnFeature.CYST, CYST_SIZE).ifPresent(this::growth);
        marker();
        diabetes();
        pancreatitis();
        return new IpmnAssessment(values);
    }

    private void onRecord(IpmnFeature feature, ConceptId concept, Optional<Fact> fact) {
        if (fact.isPresent()) {
            basis.present(concept.value(), fact);
            values.put(feature, BigDecimal.ONE);
        }
    }

    private Optional<Measured> size(IpmnFeature feature, ConceptId concept) {
        Lookup lookup = Lookup.newest(chart, concept, basis.now());
        basis.lookAgainAt(lookup.due());
        return switch (lookup) {
            case Lookup.Found found -> {
                basis.use(found.value());
                values.put(feature, found.value().amount());
                yield Optional.of(found.value());
            }
            case Lookup.Lacking lacking -> {
                if (lacking.problem().kind() != Kind.MISSING) {
                    basis.caveat(lacking.problem().sentence());
                }
                yield Optional.empty();
            }
        };
    }

    private void growth(Measured newest) {
        Instant yearBefore = newest.at().minus(YEAR);
        chart.within(CYST_SIZE, newest.at().minus(GROWTH_FROM), newest.at().minus(GROWTH_TO)).stream()
                .filter(fact -> fact.reading().usable())
                .min(Comparator.comparing((Fact fact) ->
                                Duration.between(fact.at(), yearBefore).abs())
                        .thenComparing(Fact::key))
                .ifPresent(earlier -> {
                    basis.use(Measured.input("pancreatic-cyst-size-before", earlier));
                    values.put(IpmnFeature.GROWTH, perYear(newest, earlier));
                });
    }

    /** mm per year, to 0.1. */
    private static BigDecimal perYear(Measured newest, Fact earlier) {
        BigDecimal days = BigDecimal.valueOf(
                Math.max(1, Duration.between(earlier.at(), newest.at()).toDays()));
        return newest.amount()
                .subtract(Measured.amountOf(earlier).amount())
                .multiply(DAYS_OF_A_YEAR)
                .divide(days, 1, RoundingMode.HALF_UP);
    }

    private void marker() {
        Ca199Reading reading = Ca199Search.of(chart, basis.now());
        basis.lookAgainAt(reading.due());
        boolean byTumour = values.containsKey(IpmnFeature.TUMOUR_JAUNDICE);
        if (byTumour || Records.activeCondition(chart, JAUNDICE).isPresent()) {
            basis.caveat("Jaundice is on record: CA 19-9 does not count."
                    + (byTumour ? "" : " Whether the tumour causes the jaundice is for the clinician to say."));
            return;
        }
        switch (reading) {
            case Interpretable found -> {
                basis.use(Measured.input(Ca199.CONCEPT.value(), found.marker()));
                basis.use(Measured.input(Ca199.BILIRUBIN.value(), found.bilirubin()));
                found.caveats().forEach(basis::caveat);
                values.put(IpmnFeature.CA19_9, counted(found));
            }
            case Uninterpretable lacking ->
                lacking.problems().stream()
                        .filter(problem ->
                                !(problem.input().equals(Ca199.CONCEPT.value()) && problem.kind() == Kind.MISSING))
                        .forEach(problem -> basis.caveat(problem.sentence()));
        }
    }

    /** A bound that says "not raised" may have an amount that is: then the cut-off stands for it, and the other way round. */
    private static BigDecimal counted(Interpretable found) {
        BigDecimal amount = Measured.amountOf(found.marker()).amount();
        boolean above = amount.compareTo(Ca199.CUT_OFF) > 0;
        return above == found.raised() ? amount : found.raised() ? Ca199.CUT_OFF.add(BigDecimal.ONE) : Ca199.CUT_OFF;
    }

    private void diabetes() {
        Derivation onset = NewOnsetDiabetes.of(chart, basis.now());
        basis.lookAgainAt(onset.due());
        switch (onset) {
            case Derivation.Known known -> {
                known.derived().parts().forEach(part -> basis.use(part.input()));
                values.put(IpmnFeature.NEW_DIABETES, BigDecimal.ONE);
            }
            case Derivation.Unknown _ -> {
                if (NewOnsetDiabetes.find(chart, basis.now()).isEmpty()) {
                    withoutDiabetes();
                }
            }
        }
    }

    /** A measure of blood sugar in the last year, none of which shows a new diabetes. */
    private void withoutDiabetes() {
        Stream.of("hba1c", "fasting-glucose", "glucose")
                .map(concept -> Lookup.newest(chart, ConceptId.of(concept), basis.now()))
                .forEach(lookup -> {
                    basis.lookAgainAt(lookup.due());
                    if (lookup instanceof Lookup.Found found
                            && basis.now().isBefore(found.value().at().plus(YEAR))) {
                        basis.lookAgainAt(found.value().at().plus(YEAR));
                        if (values.putIfAbsent(IpmnFeature.NEW_DIABETES, BigDecimal.ZERO) == null) {
                            basis.use(found.value().input());
                        }
                    }
                });
    }

    private void pancreatitis() {
        Records.everCondition(chart, ACUTE_PANCREATITIS).ifPresent(fact -> {
            basis.use(new Input(
                    ACUTE_PANCREATITIS.value(),
                    "yes",
                    "",
                    fact.at(),
                    fact.key().original().value(),
                    fact.source()));
            basis.caveat("Whether the IPMN caused the acute pancreatitis of " + Lookup.date(fact.at())
                    + " is for the clinician to say.");
            values.put(IpmnFeature.ACUTE_PANCREATITIS, BigDecimal.ONE);
        });
    }
}
