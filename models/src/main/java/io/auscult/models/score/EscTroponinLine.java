package io.auscult.models.score;

import io.auscult.models.esc.Assay;
import io.auscult.models.esc.EscExplanation;
import io.auscult.models.esc.EscOutcome;
import io.auscult.models.esc.Protocol;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ESC algorithm on one line: {@code algorithm} ("0h_1h" or "0h_2h"), {@code assay} (concept id or label), {@code t0_ng_l},
 * and, where known, {@code t1_ng_l} (the second sample, also in 0h_2h) and {@code hours_since_onset}.
 */
public final class EscTroponinLine {
    private EscTroponinLine() {}

    public static LineAnswer score(LineInputs line) {
        Optional<Protocol> protocol = line.word("algorithm").flatMap(word -> protocol(line, word));
        Optional<Assay> assay = line.word("assay").flatMap(word -> assay(line, word));
        Optional<BigDecimal> first = level(line, "t0_ng_l", line.number("t0_ng_l"));
        Optional<BigDecimal> second = level(line, "t1_ng_l", line.optionalNumber("t1_ng_l"));
        Optional<BigDecimal> hours = line.optionalNumber("hours_since_onset");
        hours.ifPresent(number -> line.within("hours_since_onset", number, "0", "8760", "h"));
        if (!line.sound()) {
            return new LineAnswer.NotAssessable(line.reason());
        }
        return answer(new EscExplanation(
                assay.orElseThrow().cutOffs(protocol.orElseThrow()),
                first.orElseThrow(),
                second.orElse(null),
                hours.orElse(null)));
    }

    private static LineAnswer answer(EscExplanation samples) {
        EscOutcome outcome = samples.outcome();
        return switch (outcome) {
            case RULE_IN, OBSERVE, RULE_OUT ->
                new LineAnswer.Scored(
                        scores(samples.first(), samples.second()), outcome.word(), samples.named("t0_ng_l", "t1_ng_l"));
            case SECOND_SAMPLE_NEEDED -> not("t1_ng_l: missing, and the first sample alone does not decide", outcome);
            case NO_CUT_OFF -> not("assay: the guideline gives no cut-offs for it in this algorithm", outcome);
            case NOT_DETERMINED -> not("t0_ng_l: not known exactly enough", outcome);
        };
    }

    private static LineAnswer not(String reason, EscOutcome outcome) {
        return new LineAnswer.NotAssessable(reason, outcome.word());
    }

    private static Map<String, Object> scores(BigDecimal first, @Nullable BigDecimal second) {
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put("troponin", (second == null ? first : second).doubleValue());
        if (second != null) {
            scores.put("delta", second.subtract(first).doubleValue());
        }
        return scores;
    }

    private static Optional<BigDecimal> level(LineInputs line, String key, Optional<BigDecimal> value) {
        value.ifPresent(number -> line.within(key, number, "0", "1000000", "ng/L"));
        return value;
    }

    private static Optional<Protocol> protocol(LineInputs line, String word) {
        Optional<Protocol> found = Stream.of(Protocol.values())
                .filter(protocol -> protocol.word().equals(word))
                .findFirst();
        if (found.isEmpty()) {
            line.problem("algorithm", "neither \"0h_1h\" nor \"0h_2h\"");
        }
        return found;
    }

    private static Optional<Assay> assay(LineInputs line, String word) {
        Optional<Assay> found = Assay.named(word);
        if (found.isEmpty()) {
            line.problem("assay", "not one with published cut-offs");
        }
        return found;
    }
}
