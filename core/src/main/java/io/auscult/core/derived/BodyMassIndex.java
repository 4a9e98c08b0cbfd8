package io.auscult.core.derived;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Derivation.Known;
import io.auscult.core.derived.Derivation.Unknown;
import io.auscult.core.derived.Derived.Part;
import io.auscult.core.derived.Lookup.Found;
import io.auscult.core.derived.Lookup.Lacking;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body-mass index: the recorded one, else weight over height squared, to one decimal as it is printed. A height counts from
 * adult age on however old it is; one from before 18 years (our choice) only with a weight of the same day.
 */
public final class BodyMassIndex {
    public static final ConceptId CONCEPT = ConceptId.of("body-mass-index");

    private static final ConceptId WEIGHT = ConceptId.of("body-weight");
    private static final ConceptId HEIGHT = ConceptId.of("body-height");
    private static final String UCUM = "kg/m2";
    private static final String METHOD = "body-weight / body-height², to one decimal";
    private static final int GROWN_UP = 18;
    private static final BigDecimal SQUARE_CM_IN_SQUARE_M = new BigDecimal("10000");

    /** A height of 0 has no index, and the catalogue believes none so large. */
    private static final BigDecimal NOT_ZERO = new BigDecimal("0.0001");

    private final Chart chart;
    private final Lookup recorded;
    private final Lookup weight;
    private final Lookup height;

    private BodyMassIndex(Chart chart, Instant now) {
        this.chart = chart;
        this.recorded = Lookup.newest(chart, CONCEPT, now);
        this.weight = Lookup.newest(chart, WEIGHT, now);
        this.height = Lookup.newest(chart, HEIGHT, now);
    }

    public static Derivation of(Chart chart, Instant now) {
        return new BodyMassIndex(chart, now).derive();
    }

    private Derivation derive() {
        return switch (recorded) {
            case Found own ->
                new Known(
                        Derived.recorded(own.value()),
                        own.value().caveat().stream().toList(),
                        own.due());
            case Lacking none ->
                weight instanceof Found kilograms && height instanceof Found centimetres
                        ? computed(none, kilograms.value(), centimetres.value())
                        : unknown(none.problem(), partProblems());
        };
    }

    private Derivation computed(Lacking none, Measured kilograms, Measured centimetres) {
        if (!isOfTheSameBody(kilograms, centimetres)) {
            return unknown(none.problem(), List.of(beforeGrownUp(centimetres)));
        }
        BigDecimal index = kilograms
                .amount()
                .multiply(SQUARE_CM_IN_SQUARE_M)
                .divide(centimetres.amount().multiply(centimetres.amount()).max(NOT_ZERO), 1, RoundingMode.HALF_UP);
        if (!Plausibility.holds(chart, CONCEPT, index)) {
            return unknown(
                    new Problem(
                            CONCEPT.value(),
                            Kind.IMPLAUSIBLE,
                            "The body-mass-index of the newest body-weight and body-height is outside what is plausible."),
                    List.of());
        }
        return new Known(
                new Derived(
                        CONCEPT,
                        new Quantity(index, UCUM),
                        kilograms.at(),
                        List.of(Part.of(kilograms), Part.of(centimetres)),
                        METHOD),
                caveats(none, kilograms, centimetres),
                due());
    }

    private static List<String> caveats(Lacking none, Measured kilograms, Measured centimetres) {
        List<String> caveats = new ArrayList<>();
        if (none.unusable() != null) {
            caveats.add(none.problem().sentence());
        }
        kilograms.caveat().ifPresent(caveats::add);
        centimetres.caveat().ifPresent(caveats::add);
        caveats.add("The body mass index was computed from body weight and body height.");
        return caveats;
    }

    private static Problem beforeGrownUp(Measured centimetres) {
        return new Problem(
                HEIGHT.value(),
                Kind.STALE,
                "The newest body height is of " + Lookup.date(centimetres.at()) + ", before the age of 18 years.");
    }

    private boolean isOfTheSameBody(Measured kilograms, Measured centimetres) {
        boolean grownUp = chart.demographics()
                .flatMap(person -> person.ageAt(centimetres.at()))
                .map(age -> age >= GROWN_UP)
                .orElse(true);
        return grownUp || Lookup.date(kilograms.at()).equals(Lookup.date(centimetres.at()));
    }

    /** What is wrong with weight and height; nothing when neither is there at all, for then only the index is missing. */
    private List<Problem> partProblems() {
        List<Lacking> lacking = Stream.of(weight, height)
                .filter(Lacking.class::isInstance)
                .map(Lacking.class::cast)
                .toList();
        boolean neither = lacking.size() == 2
                && lacking.stream().allMatch(part -> part.problem().kind() == Kind.MISSING && part.unusable() == null);
        return neither ? List.of() : lacking.stream().map(Lacking::problem).toList();
    }

    private Unknown unknown(Problem ofIndex, List<Problem> ofParts) {
        List<Problem> problems = new ArrayList<>(List.of(ofIndex));
        problems.addAll(ofParts);
        return new Unknown(problems, due());
    }

    private @Nullable Instant due() {
        return Dues.earliest(recorded.due(), weight.due(), height.due());
    }
}
