package io.auscult.core.derived;

import io.auscult.core.chart.Chart;
import io.auscult.core.derived.Derivation.Unknown;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The derived facts by name, as rules ask for them. */
public enum DerivedFacts {
    BODY_MASS_INDEX(BodyMassIndex.CONCEPT.value(), "Body-mass index") {
        @Override
        public Derivation of(Chart chart, Instant now) {
            return BodyMassIndex.of(chart, now);
        }
    },
    EGFR(Egfr.CONCEPT.value(), "eGFR (CKD-EPI 2021)") {
        @Override
        public Derivation of(Chart chart, Instant now) {
            return Egfr.of(chart, now);
        }
    },
    MEAN_SYSTOLIC(VisitPressure.MEAN_SYSTOLIC.value(), "Mean systolic pressure of the visit") {
        @Override
        public Derivation of(Chart chart, Instant now) {
            return VisitPressure.systolic(chart, now);
        }
    },
    MEAN_DIASTOLIC(VisitPressure.MEAN_DIASTOLIC.value(), "Mean diastolic pressure of the visit") {
        @Override
        public Derivation of(Chart chart, Instant now) {
            return VisitPressure.diastolic(chart, now);
        }
    },
    NEW_ONSET_DIABETES(NewOnsetDiabetes.CONCEPT.value(), "New-onset diabetes, first value") {
        @Override
        public Derivation of(Chart chart, Instant now) {
            return NewOnsetDiabetes.of(chart, now);
        }
    },
    WEIGHT_CHANGE(OnsetYear.WEIGHT_CHANGE.value(), "Weight change over the year to the onset") {
        @Override
        public Derivation of(Chart chart, Instant now) {
            return atOnset(chart, now, OnsetYear::weightChange);
        }
    },
    GLUCOSE_BEFORE(OnsetYear.GLUCOSE_BEFORE.value(), "Glucose one year before the onset") {
        @Override
        public Derivation of(Chart chart, Instant now) {
            return atOnset(chart, now, OnsetYear::glucoseBefore);
        }
    },
    WEIGHT_OVER_ONE_YEAR(YearOfWeight.CONCEPT.value(), "Weight change over one year") {
        @Override
        public Derivation of(Chart chart, Instant now) {
            return YearOfWeight.of(chart, now);
        }
    };

    private final String key;
    private final String words;

    DerivedFacts(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** The name in rule files. */
    public String key() {
        return key;
    }

    /** For a reader. */
    public String words() {
        return words;
    }

    public abstract Derivation of(Chart chart, Instant now);

    public static Optional<DerivedFacts> named(String key) {
        return Arrays.stream(values()).filter(fact -> fact.key.equals(key)).findFirst();
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(DerivedFacts::key).sorted().toList();
    }

    private static Derivation atOnset(Chart chart, Instant now, Function<OnsetYear, Derivation> question) {
        return NewOnsetDiabetes.find(chart, now)
                .map(onset -> withEnd(question.apply(new OnsetYear(chart, onset, now)), onset.noLongerNewAt()))
                .orElseGet(() -> NewOnsetDiabetes.notFound(chart, now));
    }

    private static Derivation withEnd(Derivation derivation, Instant end) {
        return switch (derivation) {
            case Derivation.Known known ->
                new Derivation.Known(known.derived(), known.caveats(), Dues.earliest(known.due(), end));
            case Unknown unknown -> new Unknown(unknown.problems(), Dues.earliest(unknown.due(), end));
        };
    }
}
