package io.auscult.core.derived;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Statement.Demographics;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Derivation.Known;
import io.auscult.core.derived.Derivation.Unknown;
import io.auscult.core.derived.Derived.Part;
import io.auscult.core.derived.Lookup.Found;
import io.auscult.core.derived.Lookup.Lacking;
import io.auscult.core.event.Sex;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The eGFR by CKD-EPI 2021: computed from the newest creatinine, with the age at its date, or the laboratory's own where that is
 * newer and its code names the equation. An MDRD or CKD-EPI 2009 value has another code and is never read.
 */
public final class Egfr {
    public static final ConceptId CONCEPT = ConceptId.of("egfr-ckd-epi-2021");
    public static final ConceptId CREATININE = ConceptId.of("creatinine");

    private static final String UCUM = "mL/min/{1.73_m2}";
    private static final String METHOD = "CKD-EPI 2021 from creatinine (Inker 2021), to a whole number";
    private static final int ADULT = 18;

    private final Chart chart;
    private final Lookup creatinine;
    private final Lookup reported;

    private Egfr(Chart chart, Instant now) {
        this.chart = chart;
        this.creatinine = Lookup.newest(chart, CREATININE, now);
        this.reported = Lookup.newest(chart, CONCEPT, now);
    }

    public static Derivation of(Chart chart, Instant now) {
        return new Egfr(chart, now).derive();
    }

    private Derivation derive() {
        if (reported instanceof Found own && isNewest(own.value())) {
            return new Known(
                    Derived.recorded(own.value()), own.value().caveat().stream().toList(), recordedUntil(own));
        }
        return switch (creatinine) {
            case Found sample -> computed(sample.value());
            case Lacking none -> new Unknown(problems(none), due());
        };
    }

    private boolean isNewest(Measured own) {
        return !(creatinine instanceof Found sample)
                || own.at().isAfter(sample.value().at());
    }

    /** A creatinine that is older than the reported value does not matter, and neither does when it grows stale. */
    private @Nullable Instant recordedUntil(Found own) {
        return Dues.earliest(own.due(), creatinine.nextVisible());
    }

    private List<Problem> problems(Lacking noCreatinine) {
        List<Problem> problems = new ArrayList<>(List.of(noCreatinine.problem()));
        if (reported instanceof Lacking none && none.unusable() != null) {
            problems.add(none.problem());
        }
        return problems;
    }

    private Derivation computed(Measured sample) {
        Optional<Demographics> person = chart.demographics();
        Optional<Integer> age = person.flatMap(known -> known.ageAt(sample.at()));
        Sex sex = person.map(Demographics::sex).orElse(Sex.UNKNOWN);
        List<Problem> problems = problems(sample, age, sex);
        if (age.isEmpty() || !problems.isEmpty()) {
            return new Unknown(problems, due());
        }
        BigDecimal egfr = CkdEpi2021.reported(sample.amount(), age.get(), sex);
        if (!Plausibility.holds(chart, CONCEPT, egfr)) {
            return new Unknown(
                    List.of(new Problem(
                            CONCEPT.value(),
                            Kind.IMPLAUSIBLE,
                            "The eGFR of the newest creatinine is outside what is plausible.")),
                    due());
        }
        return new Known(
                new Derived(CONCEPT, new Quantity(egfr, UCUM), sample.at(), List.of(Part.of(sample)), METHOD),
                caveats(sample),
                due());
    }

    private static List<Problem> problems(Measured sample, Optional<Integer> age, Sex sex) {
        List<Problem> problems = new ArrayList<>();
        if (sample.amount().signum() <= 0) {
            problems.add(new Problem(CREATININE.value(), Kind.IMPLAUSIBLE, "A creatinine of 0 or less has no eGFR."));
        }
        switch (sex) {
            case FEMALE, MALE -> {}
            case OTHER ->
                problems.add(new Problem("sex", Kind.OUTSIDE_POPULATION, "CKD-EPI 2021 knows female and male only."));
            case UNKNOWN -> problems.add(new Problem("sex", Kind.MISSING, "The sex is not known."));
        }
        if (age.isEmpty()) {
            problems.add(new Problem("age", Kind.MISSING, "The date of birth is not known to the day."));
        } else if (age.get() < ADULT) {
            problems.add(new Problem("age", Kind.OUTSIDE_POPULATION, "CKD-EPI 2021 is for adults."));
        }
        return problems;
    }

    private List<String> caveats(Measured sample) {
        List<String> caveats = new ArrayList<>();
        if (reported instanceof Lacking none && none.unusable() != null) {
            caveats.add(none.problem().sentence());
        }
        sample.caveat().ifPresent(caveats::add);
        caveats.add("The eGFR was computed from creatinine by CKD-EPI 2021.");
        return caveats;
    }

    private @Nullable Instant due() {
        return Dues.earliest(creatinine.due(), reported.due());
    }
}
