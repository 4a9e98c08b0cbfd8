package io.auscult.models.cha2ds2;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.chart.Statement.Demographics;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.NewestFirst;
import io.auscult.core.derived.Records;
import io.auscult.core.event.Sex;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.Score;
import io.auscult.models.input.Basis;
import io.auscult.models.input.Person;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CHA2DS2-VA and -VASc on a chart that has atrial fibrillation or flutter, at any time: a paroxysm that is over counts. A disease
 * counts when it was ever confirmed, diabetes while it is active; what the chart does not hold counts as absent, and the signal's
 * inputs say so.
 */
public final class Cha2ds2Model implements RiskModel {
    public static final ModelRef REF = new ModelRef("cha2ds2", "1.0.0");

    private static final ConceptId ATRIAL_FIBRILLATION = ConceptId.of("atrial-fibrillation");
    private static final ConceptId REVASCULARIZATION = ConceptId.of("coronary-revascularization");
    private static final int ADULT = 18;
    private static final Set<ConceptId> READS = Stream.concat(
                    Stream.of(ConceptId.DEMOGRAPHICS, ATRIAL_FIBRILLATION, REVASCULARIZATION),
                    Arrays.stream(StrokeRisk.values())
                            .flatMap(risk -> risk.concepts().stream())
                            .map(ConceptId::of))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public ModelRef ref() {
        return REF;
    }

    @Override
    public Set<ConceptId> reads() {
        return READS;
    }

    @Override
    public Signal assess(Chart chart, Instant now) {
        Basis basis = new Basis(chart, now);
        basis.ofTheLiving();
        if (!basis.present(ATRIAL_FIBRILLATION.value(), Records.everCondition(chart, ATRIAL_FIBRILLATION))) {
            basis.problem(
                    ATRIAL_FIBRILLATION.value(),
                    Kind.OUTSIDE_POPULATION,
                    "CHA2DS2-VA is for atrial fibrillation, which the record does not have.");
        }
        Optional<Integer> age = Person.adultAge(basis, ADULT);
        EnumSet<StrokeRisk> risks = EnumSet.noneOf(StrokeRisk.class);
        Arrays.stream(StrokeRisk.values())
                .filter(risk -> basis.present(risk.inChart(), evidence(chart, risk)))
                .forEach(risks::add);
        return age.isPresent() && basis.sound()
                ? scored(basis, Cha2ds2Score.of(BigDecimal.valueOf(age.get()), risks))
                : basis.notAssessable(REF);
    }

    private static Optional<Fact> evidence(Chart chart, StrokeRisk risk) {
        Stream<Optional<Fact>> conditions = risk.concepts().stream()
                .map(ConceptId::of)
                .map(concept -> risk == StrokeRisk.DIABETES
                        ? Records.activeCondition(chart, concept)
                        : Records.everCondition(chart, concept));
        Stream<Optional<Fact>> procedures =
                risk == StrokeRisk.VASCULAR_DISEASE ? Stream.of(revascularized(chart)) : Stream.of();
        return Stream.concat(conditions, procedures).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Fact> revascularized(Chart chart) {
        return NewestFirst.of(chart, REVASCULARIZATION)
                .filter(fact -> fact.statement() instanceof Statement.Procedure procedure
                        && procedure.status().equals("completed"))
                .findFirst();
    }

    private static Signal scored(Basis basis, Cha2ds2Score score) {
        List<Score> scores = new ArrayList<>(List.of(points("cha2ds2_va", score.va())));
        switch (sex(basis)) {
            case FEMALE -> scores.add(points("cha2ds2_vasc", score.vasc(Sex.FEMALE)));
            case MALE -> scores.add(points("cha2ds2_vasc", score.vasc(Sex.MALE)));
            case OTHER, UNKNOWN ->
                basis.caveat("CHA2DS2-VASc is left out: it counts female sex, and the record says neither.");
        }
        return basis.scored(REF, scores, score.band().word(), score.explanation(StrokeRisk::inChart));
    }

    private static Sex sex(Basis basis) {
        return basis.chart().demographics().map(Demographics::sex).orElse(Sex.UNKNOWN);
    }

    private static Score points(String name, int points) {
        return new Score(name, points, "now", "points");
    }
}
