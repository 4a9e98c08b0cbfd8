package io.auscult.models.ntprobnp;

import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.models.points.WaysOut;
import java.math.BigDecimal;
import java.util.List;

/** The one number that decides, and the nearest other ones that would decide otherwise. */
public final class NtProBnpExplanation {
    private NtProBnpExplanation() {}

    public static Explanation of(BigDecimal amount, BigDecimal age, Convention convention, String name) {
        BigDecimal limit = convention.ruleInAbove(age);
        List<BigDecimal> edges = List.of(
                NtProBnpBand.RULE_OUT_BELOW.subtract(BigDecimal.ONE),
                NtProBnpBand.RULE_OUT_BELOW,
                limit,
                limit.add(BigDecimal.ONE));
        return new Explanation(
                "the value itself, against 300 ng/L and the limit of the age, " + limit.toPlainString() + " ng/L",
                List.of(new Contribution(name, amount.doubleValue())),
                new WaysOut(NtProBnpBand.of(amount, age, convention).word())
                        .number(
                                name,
                                "ng/L",
                                amount,
                                edges,
                                value -> NtProBnpBand.of(value, age, convention).word())
                        .list());
    }
}
