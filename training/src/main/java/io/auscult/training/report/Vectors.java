package io.auscult.training.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.training.fit.Column;
import io.auscult.training.fit.Scale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code vectors.json}: inputs drawn at random within the ranges of the data, none of them a person's, with the score that Tribuo and
 * the calibrator give them here in double precision; and each input left out once.
 */
final class Vectors {
    private static final int COUNT = 200;
    /** The graph computes in single precision. */
    private static final String TOLERANCE = "1e-6";
    /** So near to the cut-point single precision might give the other band; nothing is drawn there. */
    private static final double TOO_NEAR = 1e-5;
    /** For an input of which the data only tell on which side of a limit it is. */
    private static final int SPREAD = 60;

    private final Made made;
    private final Random random;
    private final ObjectMapper json = new ObjectMapper();

    private Vectors(Made made) {
        this.made = made;
        this.random = new Random(made.plan().seed());
    }

    static String of(Made made) {
        return new Vectors(made).text();
    }

    private String text() {
        String scored = Stream.generate(this::drawn)
                .filter(inputs -> Math.abs(score(inputs) - made.cut()) > TOO_NEAR)
                .limit(COUNT)
                .map(this::expecting)
                .collect(lines());
        Map<String, Object> complete = drawn();
        String refused =
                complete.keySet().stream().map(name -> without(name, complete)).collect(lines());
        return """
                {
                 "model": "%s",
                 "groups": [
                  {
                   "name": "Drawn at random within the ranges of the training data",
                   "source": "Scores by Tribuo 4.3.2 and the calibrator in double precision, when the model was made; no inputs of people",
                   "tolerance": %s,
                   "vectors": [
                %s
                   ]
                  },
                  {
                   "name": "One input missing",
                   "source": "The card: the model refuses",
                   "vectors": [
                %s
                   ]
                  }
                 ]
                }
                """.formatted(made.subject().id(), TOLERANCE, scored, refused);
    }

    private static Collector<CharSequence, ?, String> lines() {
        return Collectors.joining(",\n    ", "    ", "");
    }

    private double score(Map<String, Object> inputs) {
        Map<String, Object> doubles = new LinkedHashMap<>();
        inputs.forEach(
                (name, value) -> doubles.put(name, value instanceof BigDecimal number ? number.doubleValue() : value));
        return made.model().probability(doubles);
    }

    private int count;

    private String expecting(Map<String, Object> inputs) {
        double score = score(inputs);
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("status", "scored");
        expected.put("scores", Map.of("score", score));
        expected.put("band", score < made.cut() ? "low" : "high");
        count++;
        return vector("drawn-" + count, inputs, expected);
    }

    private String without(String name, Map<String, Object> complete) {
        Map<String, Object> inputs = new LinkedHashMap<>(complete);
        inputs.remove(name);
        return vector("without-" + name, inputs, Map.of("status", "not-assessable", "reason", name + ": missing"));
    }

    private String vector(String id, Map<String, Object> inputs, Map<String, Object> expected) {
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("id", id);
        vector.put("inputs", inputs);
        vector.put("expected", expected);
        try {
            return json.writeValueAsString(vector);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> drawn() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        made.model().candidate().design().columns().forEach(column -> inputs.put(column.input(), drawn(column)));
        return inputs;
    }

    private Object drawn(Column column) {
        return switch (column) {
            case Column.Measured measured -> drawn(measured);
            case Column.Above above ->
                BigDecimal.valueOf(Math.round(above.over()) - SPREAD + random.nextInt(2 * SPREAD));
            case Column.Mapped mapped ->
                pick(mapped.numbers().keySet().stream().sorted().toList());
            case Column.OneHot oneHot -> pick(oneHot.words());
        };
    }

    private BigDecimal drawn(Column.Measured column) {
        InputRange range = InputRange.of(column, made.subject());
        double share = random.nextDouble();
        double low = range.low().doubleValue();
        double high = range.high().doubleValue();
        double value = column.scale() == Scale.NONE
                ? low + share * (high - low)
                : StrictMath.expm1(StrictMath.log1p(low) + share * (StrictMath.log1p(high) - StrictMath.log1p(low)));
        BigDecimal rounded = range.whole()
                ? BigDecimal.valueOf(Math.round(value))
                : InputRange.rounded(value, RoundingMode.HALF_EVEN);
        return rounded.max(range.low()).min(range.high());
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
