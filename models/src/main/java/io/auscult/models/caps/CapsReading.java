package io.auscult.models.caps;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Birthdays;
import io.auscult.core.derived.Records;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.input.Basis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the criteria ask from a chart. A variant that is not on record counts as not known to be there, and a caveat says so; a
 * family history that is not on record counts as nothing at all.
 */
final class CapsReading {
    static final ConceptId LYNCH = ConceptId.of("lynch-syndrome");
    static final ConceptId CANCER = ConceptId.of("pancreatic-cancer");

    private final Basis basis;
    private final Chart chart;
    private final Family family;
    private final Set<HereditaryRisk> risks = EnumSet.noneOf(HereditaryRisk.class);

    CapsReading(Basis basis) {
        this.basis = basis;
        this.chart = basis.chart();
        this.family = Family.of(chart);
    }

    /** @param age completed years now */
    record Met(CapsEligibility eligibility, int age) {}

    /** Empty when the basis holds problems. */
    Optional<Met> eligibility() {
        basis.ofTheLiving();
        Records.everCondition(chart, CANCER)
                .ifPresent(fact -> basis.problem(
                        CANCER.value(), Kind.OUTSIDE_POPULATION, "The patient has pancreatic cancer in the record."));
        readRisks();
        boolean alone = risks.stream().anyMatch(HereditaryRisk::sufficesAlone);
        if (!alone) {
            readFamily();
        }
        if (!basis.sound()) {
            return Optional.empty();
        }
        return aged(
                alone
                        ? CapsEligibility.of(risks, false, false, null, true)
                        : CapsEligibility.of(
                                risks,
                                family.hasFirstDegree(),
                                family.kindred() == Kinship.Tie.YES,
                                family.youngest(),
                                family.isYoungestSure()));
    }

    private void readRisks() {
        for (HereditaryRisk risk : HereditaryRisk.values()) {
            Optional<Fact> variant = Records.everCondition(chart, risk.concept());
            variant.ifPresent(fact -> use(risk.concept().value(), "yes", fact));
            variant.ifPresent(_ -> risks.add(risk));
        }
        if (risks.isEmpty()) {
            basis.caveat("No germline variant is on record; whether the patient was tested is not known.");
        }
    }

    private void readFamily() {
        family.affected().forEach(relative -> use(Family.HISTORY.value(), words(relative), relative.fact()));
        if (family.asked() != null) {
            use(Family.NONE.value(), "yes", family.asked());
        }
        if (!family.isKnown()) {
            lacking("It is not on record whether a relative has, or had, pancreatic cancer.");
            return;
        }
        if (family.asked() != null && !family.affected().isEmpty()) {
            basis.caveat("One record tells of a relative with pancreatic cancer, another that there is none.");
        }
        if (!isVariantDecided() || !isKindredDecided()) {
            lacking(
                    "How a relative with pancreatic cancer is related to the patient, or to the other one, is not clear.");
        }
        boolean lynch = Records.everCondition(chart, LYNCH).isPresent();
        if (lynch && risks.isEmpty() && family.mayHaveFirstDegree()) {
            basis.problem(
                    LYNCH.value(),
                    Kind.NOT_UNDERSTOOD,
                    "The record has Lynch syndrome without the gene; the criteria are for MLH1, MSH2 and MSH6.");
        }
    }

    private boolean isVariantDecided() {
        return risks.isEmpty() || family.hasFirstDegree() || !family.mayHaveFirstDegree();
    }

    /** A variant with an affected first-degree relative is enough. */
    private boolean isKindredDecided() {
        return family.kindred() != Kinship.Tie.UNCLEAR || (!risks.isEmpty() && family.hasFirstDegree());
    }

    private Optional<Met> aged(CapsEligibility eligibility) {
        if (!eligibility.isMet()) {
            return Optional.of(new Met(eligibility, 0));
        }
        @Nullable LocalDate born = chart.demographics().map(known -> known.birthDate()).orElse(null);
        int age =
                chart.demographics().flatMap(known -> known.ageAt(basis.now())).orElse(-1);
        if (born == null || age < 0) {
            basis.problem("age", Kind.MISSING, "The date of birth is not known to the day.");
            return Optional.empty();
        }
        Instant birthday = Birthdays.reaches(born, age + 1);
        chart.latest(ConceptId.DEMOGRAPHICS).ifPresent(fact -> use("age", String.valueOf(age), "a", null, fact));
        basis.lookAgainAt(birthday);
        if (eligibility.needsYoungest(age)) {
            basis.problem(
                    Family.HISTORY.value(),
                    Kind.MISSING,
                    "A criterion is met, but not the age of "
                            + eligibility.startAge().orElseThrow()
                            + "; at what age each relative fell ill, which may bring the start forward, is not known.");
            return Optional.empty();
        }
        return Optional.of(new Met(eligibility, age));
    }

    private void lacking(String sentence) {
        basis.problem(Family.HISTORY.value(), Kind.MISSING, sentence);
    }

    private static String words(Relative relative) {
        String kinship = relative.kinship().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return relative.onset() == null ? kinship : kinship + ", " + relative.onset();
    }

    private void use(String name, String value, Fact fact) {
        use(name, value, "", fact.at(), fact);
    }

    private void use(String name, String value, String ucum, @Nullable Instant at, Fact fact) {
        basis.use(new Input(name, value, ucum, at, fact.key().original().value(), fact.source()));
    }
}
