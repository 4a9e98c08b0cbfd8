package io.auscult.models.card;

import io.auscult.core.concept.ConceptId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the {@code inputs} of a model folder's card. */
final class InputNode {
    private static final Set<String> KEYS = Set.of(
            "name",
            "concept",
            "codes",
            "unit",
            "allowed",
            "take",
            "window",
            "transform",
            "missing",
            "range",
            "precision");

    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.DOWN);

    private final YamlNode node;
    private final String name;
    private final Origin origin;
    private final Take take;
    private final Transform transform;

    private InputNode(YamlNode node) {
        node.onlyKeys(KEYS);
        this.node = node;
        this.name = node.text("name");
        this.origin = origin();
        this.take = take();
        this.transform = transform();
    }

    /** @throws IllegalStateException naming the input and the key */
    static BoundInput input(YamlNode node) {
        return new InputNode(node).input();
    }

    private BoundInput input() {
        ValueRange range = range();
        MissingPolicy missing = missing(range);
        requireFit(range, missing);
        return new BoundInput(
                name,
                origin,
                unit(),
                take,
                node.has("window") ? EngineNode.duration(node, "window", "") : null,
                transform,
                missing,
                range,
                precision(range));
    }

    private IllegalStateException wrong(String key, String what) {
        return node.wrong(key, "of input " + name + " " + what);
    }

    private Origin origin() {
        if (!node.has("concept")) {
            return new Origin.LineOnly();
        }
        return switch (node.text("concept")) {
            case "age" -> new Origin.Age();
            case "sex" -> new Origin.Sex();
            case String concept -> new Origin.OfConcept(concept(concept));
        };
    }

    private ConceptId concept(String concept) {
        try {
            return ConceptId.of(concept);
        } catch (IllegalArgumentException e) {
            throw wrong("concept", "is not a concept's id, such as body-weight; nor age or sex");
        }
    }

    private Take take() {
        return Take.of(node.text("take", "newest"))
                .orElseThrow(() -> wrong(
                        "take",
                        "is not one of "
                                + Stream.of(Take.values()).map(Take::word).collect(Collectors.joining(", "))));
    }

    private String unit() {
        return node.text("unit", origin instanceof Origin.Age ? "a" : "");
    }

    private Transform transform() {
        if (!node.isMapping("transform")) {
            return switch (node.text("transform", "none")) {
                case "none" -> new Transform.None();
                case "log" -> new Transform.Log();
                case "log10" -> new Transform.Log10();
                case "log1p" -> new Transform.Log1p();
                default -> throw wrong("transform", "is not none, log, log10, log1p, {map: …} or {one-hot: …}");
            };
        }
        YamlNode transform = node.child("transform");
        transform.onlyKeys(Set.of("map", "one-hot"));
        if (transform.has("one-hot")) {
            return new Transform.OneHot(transform.texts("one-hot"));
        }
        YamlNode map = transform.child("map");
        Map<String, Double> numbers = new LinkedHashMap<>();
        map.keys().forEach(word -> numbers.put(word, map.number(word).doubleValue()));
        return new Transform.Mapped(numbers);
    }

    /** Numbers have a range; words and what is present or not have none. */
    private @Nullable ValueRange range() {
        boolean words = !transform.words().isEmpty();
        if (words || take == Take.PRESENT) {
            if (node.has("range")) {
                throw wrong("range", "has no meaning for words or for \"take: present\"; leave it out");
            }
            return null;
        }
        List<BigDecimal> ends = node.numbers("range");
        if (ends.size() != 2 || ends.getFirst().compareTo(ends.getLast()) > 0) {
            throw wrong("range", "is not [lowest, highest]");
        }
        return new ValueRange(ends.getFirst(), ends.getLast());
    }

    private MissingPolicy missing(@Nullable ValueRange range) {
        if (!node.isMapping("missing")) {
            return switch (node.text("missing", "refuse")) {
                case "refuse" -> new MissingPolicy.Refuse();
                case "nan" -> new MissingPolicy.NotANumber();
                default -> throw wrong("missing", "is not refuse, nan, {impute: …} or {impute: …, flag: …}");
            };
        }
        YamlNode missing = node.child("missing");
        missing.onlyKeys(Set.of("impute", "flag"));
        String value = missing.text("impute");
        if (range != null && !range.holds(missing.number("impute"))) {
            throw wrong("missing", "imputes " + value + ", outside the range " + range);
        }
        if (range == null && !transform.words().contains(value)) {
            throw wrong("missing", "imputes \"" + value + "\", which the transform does not know");
        }
        return new MissingPolicy.Impute(value, missing.has("flag") ? missing.text("flag") : null);
    }

    private void requireFit(@Nullable ValueRange range, MissingPolicy missing) {
        boolean demographic = origin instanceof Origin.Age || origin instanceof Origin.Sex;
        boolean words = !transform.words().isEmpty();
        if (demographic && (take != Take.NEWEST || node.has("window"))) {
            throw wrong("take", "and window have no meaning for age and sex");
        }
        if (origin instanceof Origin.Sex && !words) {
            throw wrong(
                    "transform",
                    "is missing: sex is a word; write {map: {female: 0, male: 1}} or as the model was trained");
        }
        if (words && take != Take.NEWEST && take != Take.OLDEST) {
            throw wrong("take", "of words is newest or oldest");
        }
        if ((take == Take.PRESENT || take == Take.COUNT) && !(missing instanceof MissingPolicy.Refuse)) {
            throw wrong("missing", "has no meaning for \"take: " + take.word() + "\": none on record is 0");
        }
        if (range != null && !fitsLogarithm(range)) {
            throw wrong("range", "reaches to where the transform has no value");
        }
        if (origin instanceof Origin.OfConcept && range != null && take != Take.COUNT) {
            node.text("unit");
        }
    }

    private boolean fitsLogarithm(ValueRange range) {
        return switch (transform) {
            case Transform.Log _, Transform.Log10 _ -> range.low().signum() > 0;
            case Transform.Log1p _ -> range.low().compareTo(BigDecimal.ONE.negate()) > 0;
            case Transform.None _, Transform.Mapped _, Transform.OneHot _ -> true;
        };
    }

    /** As stated, else the power of ten that is about a thousandth of the range. */
    private BigDecimal precision(@Nullable ValueRange range) {
        if (node.has("precision")) {
            BigDecimal precision = node.number("precision");
            if (precision.signum() <= 0) {
                throw wrong("precision", "is not above 0");
            }
            return precision;
        }
        if (range == null || origin instanceof Origin.Age || take == Take.COUNT) {
            return BigDecimal.ONE;
        }
        BigDecimal thousandth =
                range.high().subtract(range.low()).movePointLeft(3).max(new BigDecimal("1e-9"));
        return BigDecimal.ONE.scaleByPowerOfTen(thousandth.round(ONE_DIGIT).precision()
                - thousandth.round(ONE_DIGIT).scale()
                - 1);
    }
}
