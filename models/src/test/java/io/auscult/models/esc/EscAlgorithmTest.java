package io.auscult.models.esc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.models.SharedVectors;
import java.io.IOException;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscAlgorithmTest {
    private static final Assay ELECSYS = Assay.named("assay-elecsys-tnt-hs").orElseThrow();
    private static final Assay CLARITY = Assay.named("assay-clarity-tni-hs").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "4,,3.1, RULE_OUT",
        "4,,3, SECOND_SAMPLE_NEEDED",
        "4,,, SECOND_SAMPLE_NEEDED",
        "5,,6, SECOND_SAMPLE_NEEDED",
        "51,,1, SECOND_SAMPLE_NEEDED",
        "52,,1, RULE_IN",
        "11,13,, RULE_OUT",
        "11,14,, OBSERVE",
        "12,12,, OBSERVE",
        "11,15,, OBSERVE",
        "11,16,, RULE_IN",
        "16,11,, RULE_IN",
        "51,51,, OBSERVE"
    })
    void decidesByTheLimitsOfTheAssay(
            BigDecimal first, @Nullable BigDecimal second, @Nullable BigDecimal hours, EscOutcome outcome) {
        assertThat(EscAlgorithm.classify(
                        ELECSYS.cutOffs(Protocol.ZERO_ONE_HOUR),
                        Level.exactly(first),
                        second == null ? null : Level.exactly(second),
                        hours))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "<5, <3, NOT_DETERMINED",
        "<3, <3, RULE_OUT",
        "<5, 10, RULE_IN",
        "<5, 9, NOT_DETERMINED",
        "<60, 10, NOT_DETERMINED",
        ">10000, 5, RULE_IN"
    })
    void answersOnABoundWhatIsTrueOfEveryValueWithin(String first, String second, EscOutcome outcome) {
        assertThat(EscAlgorithm.classify(ELECSYS.cutOffs(Protocol.ZERO_ONE_HOUR), level(first), level(second), null))
                .isEqualTo(outcome);
    }

    @Test
    void aBoundUpToTheVeryLowLimitIsVeryLow() {
        CutOffs limits = ELECSYS.cutOffs(Protocol.ZERO_ONE_HOUR);

        assertThat(EscAlgorithm.classify(limits, level("<5"), null, BigDecimal.TEN))
                .isEqualTo(EscOutcome.RULE_OUT);
        assertThat(EscAlgorithm.classify(limits, level("<6"), null, BigDecimal.TEN))
                .isEqualTo(EscOutcome.SECOND_SAMPLE_NEEDED);
    }

    @Test
    void saysNothingWhereTheGuidelineSaysToBeDetermined() {
        CutOffs limits = CLARITY.cutOffs(Protocol.ZERO_TWO_HOURS);

        assertThat(EscAlgorithm.classify(limits, level("5"), level("5"), null)).isEqualTo(EscOutcome.NO_CUT_OFF);
        assertThat(EscAlgorithm.classify(limits, level("30"), level("5"), null)).isEqualTo(EscOutcome.RULE_IN);
    }

    @Test
    void agreesWithTheCutOffsAndCasesBesideTheCheckout() throws IOException {
        JsonNode vectors = SharedVectors.read("esc_troponin.json");

        for (Protocol protocol : Protocol.values()) {
            JsonNode cutOffs = vectors.get("cutoffs").get(protocol.word());
            assertThat(cutOffs).hasSize(Assay.published().size());
            cutOffs.properties()
                    .forEach(entry -> assertThat(
                                    Assay.named(entry.getKey()).orElseThrow().cutOffs(protocol))
                            .isEqualTo(cutOffs(entry.getValue())));
        }
        assertThat(vectors.get("vectors"))
                .hasSize(22)
                .allSatisfy(vector -> assertThat(outcome(vector))
                        .isEqualTo(expected(vector.get("expected").asText())));
    }

    @Property
    void aLargerChangeNeverSpeaksLessForInfarction(
            @ForAll @IntRange(min = 1, max = 60) int first,
            @ForAll @IntRange(min = 0, max = 30) int change,
            @ForAll @IntRange(min = 0, max = 30) int more) {
        assertThat(severity(first, change + more)).isGreaterThanOrEqualTo(severity(first, change));
    }

    private static int severity(int first, int change) {
        EscOutcome outcome = EscAlgorithm.classify(
                ELECSYS.cutOffs(Protocol.ZERO_ONE_HOUR),
                Level.exactly(BigDecimal.valueOf(first)),
                Level.exactly(BigDecimal.valueOf(first + change)),
                null);
        return switch (outcome) {
            case RULE_OUT -> 0;
            case OBSERVE -> 1;
            case RULE_IN -> 2;
            case SECOND_SAMPLE_NEEDED, NO_CUT_OFF, NOT_DETERMINED -> throw new AssertionError(outcome);
        };
    }

    private static Level level(String words) {
        boolean bound = words.startsWith("<") || words.startsWith(">");
        return bound
                ? Level.of(new BigDecimal(words.substring(1)), words.substring(0, 1))
                : Level.exactly(new BigDecimal(words));
    }

    private static EscOutcome outcome(JsonNode vector) {
        Protocol protocol =
                vector.get("algorithm").asText().equals("0h_1h") ? Protocol.ZERO_ONE_HOUR : Protocol.ZERO_TWO_HOURS;
        return EscAlgorithm.classify(
                Assay.named(vector.get("assay").asText()).orElseThrow().cutOffs(protocol),
                Level.exactly(vector.get("t0_ng_l").decimalValue()),
                vector.get("t1_ng_l").isNull()
                        ? null
                        : Level.exactly(vector.get("t1_ng_l").decimalValue()),
                number(vector.get("hours_since_onset")));
    }

    private static EscOutcome expected(String word) {
        return switch (word) {
            case "rule_out" -> EscOutcome.RULE_OUT;
            case "observe" -> EscOutcome.OBSERVE;
            case "rule_in" -> EscOutcome.RULE_IN;
            case "need_second_sample" -> EscOutcome.SECOND_SAMPLE_NEEDED;
            default -> throw new AssertionError(word);
        };
    }

    private static CutOffs cutOffs(JsonNode limits) {
        return new CutOffs(
                limits.get("very_low_lt").decimalValue(),
                number(limits.get("low_lt")),
                number(limits.get("no_delta_lt")),
                limits.get("high_ge").decimalValue(),
                number(limits.get("delta_ge")));
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNull() ? null : node.decimalValue();
    }
}
