package io.auscult.models.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.models.Models;
import io.auscult.models.card.Vector;
import io.auscult.models.card.VectorFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An input that is asked for and then not used: QCancer's PHP port computes everyone with a body mass index of 123. Whatever the
 * vectors of a model give, another value of it alone changes what at least one of them is scored.
 */
class EveryInputCountsTest {
    /** They say whether there may be a score, and nothing of how high it is; other tests hold them to that. */
    private static final Set<String> ONLY_WHETHER = Set.of(
            "news2 age",
            "news2 pregnant",
            "ca19-9 bilirubin_mg_dl",
            "ca19-9 bilirubin_upper_limit_mg_dl",
            "grace variant");

    static List<String> models() {
        return Models.ids();
    }

    @ParameterizedTest
    @MethodSource("models")
    void anotherValueOfAnInputAloneIsScoredOtherwise(String model) {
        List<Vector> vectors = VectorFile.read(model);
        Set<String> inputs = vectors.stream()
                .flatMap(vector -> vector.inputs().keySet().stream())
                .filter(input -> !ONLY_WHETHER.contains(model + " " + input))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(inputs).isNotEmpty().allMatch(input -> counts(model, input, vectors));
    }

    private static boolean counts(String model, String input, List<Vector> vectors) {
        Set<Object> values = vectors.stream()
                .flatMap(vector -> Stream.ofNullable(vector.inputs().get(input)))
                .flatMap(EveryInputCountsTest::around)
                .collect(Collectors.toCollection(HashSet::new));
        return vectors.stream()
                .filter(vector -> vector.inputs().get(input) != null)
                .anyMatch(vector -> values.stream().anyMatch(other -> isScoredOtherwise(model, vector, input, other)));
    }

    private static Stream<Object> around(Object value) {
        return switch (value) {
            case Boolean flag -> Stream.of(flag, !flag);
            case Number number -> Stream.of(value, 1.1 * number.doubleValue());
            default -> Stream.of(value);
        };
    }

    private static boolean isScoredOtherwise(String model, Vector vector, String input, Object other) {
        Map<String, @Nullable Object> changed = new HashMap<>(vector.inputs());
        changed.put(input, other);
        Map<String, @Nullable Object> before = Models.score(model, vector.inputs());
        Map<String, @Nullable Object> after = Models.score(model, changed);
        return tells(before)
                && tells(after)
                && Stream.of("scores", "band").anyMatch(key -> !Objects.equals(before.get(key), after.get(key)));
    }

    /** Also without a score there may be a band: a second sample is needed. */
    private static boolean tells(Map<String, @Nullable Object> answer) {
        return "scored".equals(answer.get("status")) || answer.get("band") != null;
    }
}
