package io.auscult.models.prevent;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement.Demographics;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Birthdays;
import io.auscult.core.derived.BodyMassIndex;
import io.auscult.core.derived.Derivation;
import io.auscult.core.derived.Egfr;
import io.auscult.core.derived.Measured;
import io.auscult.core.derived.Records;
import io.auscult.core.event.Sex;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.input.Basis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads PREVENT's inputs from a chart, in full even when one is missing: the reader is told everything that is wrong at once.
 *
 * <p>A diagnosis or drug that the chart does not hold counts as absent; the signal's inputs say so.
 */
final class PreventReading {
    private static final int YOUNGEST = 30;
    private static final int TOO_OLD = 80;

    private final Basis basis;
    private final Chart chart;

    private PreventReading(Basis basis) {
        this.basis = basis;
        this.chart = basis.chart();
    }

    /** The inputs; empty when the basis holds problems. */
    static Optional<PreventInputs> of(Basis basis) {
        return new PreventReading(basis).read();
    }

    private Optional<PreventInputs> read() {
        Optional<Fact> person = chart.latest(ConceptId.DEMOGRAPHICS);
        Demographics known = chart.demographics().orElseGet(() -> new Demographics(null, Sex.UNKNOWN, false, null));
        basis.ofTheLiving();
        Sex sex = sex(known, person);
        double age = age(known, person);
        withoutKnownDisease();
        double totalC = measured(PreventInput.TOTAL_C);
        double hdlC = measured(PreventInput.HDL_C);
        double sbp = measured(PreventInput.SBP);
        boolean diabetes = basis.present("diabetes", Records.activeCondition(chart, PreventInput.DM.concept()));
        boolean smoking = SmokingReading.isSmoker(basis);
        double bmi = derived(PreventInput.BMI, BodyMassIndex.of(chart, basis.now()));
        double egfr = derived(PreventInput.EGFR, Egfr.of(chart, basis.now()));
        boolean bpTreated = basis.present("antihypertensive", Records.drugInForce(chart, PreventInput.BP_TX.concept()));
        boolean statin = basis.present("statin", Records.drugInForce(chart, PreventInput.STATIN.concept()));
        return basis.sound()
                ? Optional.of(new PreventInputs(
                        sex,
                        age,
                        totalC,
                        hdlC,
                        sbp,
                        diabetes,
                        smoking,
                        bmi,
                        egfr,
                        bpTreated,
                        statin,
                        PreventAddOnReading.of(basis)))
                : Optional.empty();
    }

    private Sex sex(Demographics known, Optional<Fact> person) {
        switch (known.sex()) {
            case FEMALE, MALE -> demographic("sex", known.sex().name().toLowerCase(Locale.ROOT), "", person);
            case OTHER ->
                basis.problem(
                        "sex",
                        Kind.OUTSIDE_POPULATION,
                        "PREVENT is published for female and male; the record says other.");
            case UNKNOWN -> basis.problem("sex", Kind.MISSING, "The sex is not known.");
        }
        return known.sex();
    }

    private double age(Demographics known, Optional<Fact> person) {
        LocalDate born = known.birthDate();
        int age = known.ageAt(basis.now()).orElse(-1);
        if (born == null || age < 0) {
            basis.problem("age", Kind.MISSING, "The date of birth is not known to the day.");
            return Double.NaN;
        }
        demographic("age", String.valueOf(age), "a", person);
        if (age < YOUNGEST || age >= TOO_OLD) {
            basis.problem(
                    "age",
                    Kind.OUTSIDE_POPULATION,
                    "PREVENT is published for 30 to 79 years; the patient is "
                            + (age < YOUNGEST ? "younger." : "older."));
        }
        if (age < TOO_OLD) {
            basis.lookAgainAt(Birthdays.reaches(born, Math.max(age + 1, YOUNGEST)));
        }
        return age;
    }

    private void demographic(String name, String value, String unit, Optional<Fact> person) {
        person.ifPresent(fact -> basis.use(
                new Input(name, value, unit, null, fact.key().original().value(), fact.source())));
    }

    private void withoutKnownDisease() {
        for (String disease : new String[] {"coronary-heart-disease", "stroke", "heart-failure"}) {
            Records.everCondition(chart, ConceptId.of(disease))
                    .ifPresent(fact -> basis.problem(
                            disease,
                            Kind.OUTSIDE_POPULATION,
                            "PREVENT is for people without known cardiovascular disease; the record has "
                                    + disease.replace('-', ' ') + "."));
        }
    }

    private double measured(PreventInput input) {
        return basis.measured(input.concept())
                .map(Measured::amount)
                .map(amount -> checked(input, amount))
                .orElse(Double.NaN);
    }

    private double derived(PreventInput input, Derivation derivation) {
        return basis.taken(derivation).map(amount -> checked(input, amount)).orElse(Double.NaN);
    }

    private double checked(PreventInput input, BigDecimal value) {
        input.outside(value)
                .ifPresent(why -> basis.problem(
                        input.inChart(), Kind.OUTSIDE_POPULATION, "The " + input.inChart() + " of " + why + "."));
        return value.doubleValue();
    }
}
