package io.auscult.cli.bench.rules;

import io.auscult.core.decision.RuleId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One rule of the bench: whether a value or a score is at or above a threshold in a person of an age who does not take a drug. The
 * thresholds run from where everybody is to where nobody is, so that some rules match in every chart and most do not.
 */
record Question(RuleId rule, Asks asks, int fromAge, BigDecimal threshold) {
    static final String DRUG = "anticoagulant";
    static final String MODEL = "prevent";
    static final String SCORE = "ascvd";
    static final String CONCEPT = "hba1c";
    static final String THRESHOLD = "high";

    /** What is compared with the threshold. */
    enum Asks {
        VALUE,
        SCORE
    }

    static List<Question> some(int count) {
        return IntStream.range(0, count).mapToObj(i -> one(i, count)).toList();
    }

    private static Question one(int i, int count) {
        BigDecimal share = BigDecimal.valueOf(i).divide(BigDecimal.valueOf(count), 4, RoundingMode.HALF_UP);
        RuleId id = new RuleId("bench/question-" + i);
        return i % 2 == 0
                ? new Question(id, Asks.VALUE, 18 + i % 20, new BigDecimal("4").add(share.movePointRight(1)))
                : new Question(id, Asks.SCORE, 18 + i % 20, share);
    }
}
