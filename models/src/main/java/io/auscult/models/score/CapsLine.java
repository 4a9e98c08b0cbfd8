package io.auscult.models.score;

import io.auscult.models.caps.CapsEligibility;
import io.auscult.models.caps.HereditaryRisk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * CAPS 2019 on one line: {@code gene} ("none" or one of stk11, cdkn2a, brca1, brca2, palb2, atm, mlh1, msh2, msh6), {@code age},
 * {@code first_degree_relatives} (how many have or had pancreatic cancer), {@code familial_kindred} (one of them has an affected
 * first-degree relative in turn) and, where known, {@code youngest_affected_age}.
 */
public final class CapsLine {
    private static final String GENE = "gene";
    private static final String RELATIVES = "first_degree_relatives";
    private static final String KINDRED = "familial_kindred";
    private static final String YOUNGEST = "youngest_affected_age";

    private CapsLine() {}

    public static LineAnswer score(LineInputs line) {
        Set<HereditaryRisk> risks =
                line.word(GENE).map(word -> risks(line, word)).orElse(Set.of());
        int age = years(line, "age", line.number("age")).orElse(0);
        boolean alone = risks.stream().anyMatch(HereditaryRisk::sufficesAlone);
        boolean affected = !alone && relatives(line);
        boolean kindred = !alone && line.flag(KINDRED);
        Optional<Integer> youngest = years(line, YOUNGEST, line.optionalNumber(YOUNGEST));
        if (kindred && !affected) {
            line.problem(KINDRED, "true, but no first-degree relative is affected");
        }
        if (!line.sound()) {
            return new LineAnswer.NotAssessable(line.reason());
        }
        return answer(CapsEligibility.of(risks, affected, kindred, youngest.orElse(null), youngest.isPresent()), age);
    }

    private static LineAnswer answer(CapsEligibility eligibility, int age) {
        if (eligibility.needsYoungest(age)) {
            return new LineAnswer.NotAssessable(YOUNGEST + ": missing, and it may bring the start before the age of "
                    + eligibility.startAge().orElseThrow());
        }
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put("score", eligibility.criteria().size());
        eligibility.startAge().ifPresent(start -> scores.put("start_age", start));
        eligibility.latestStartAge().ifPresent(start -> scores.put("start_age_latest", start));
        return new LineAnswer.Scored(scores, eligibility.band(age), eligibility.explanation());
    }

    private static Set<HereditaryRisk> risks(LineInputs line, String word) {
        if (word.equals("none")) {
            return Set.of();
        }
        Optional<HereditaryRisk> risk = HereditaryRisk.named(word);
        if (risk.isEmpty()) {
            line.problem(GENE, "neither \"none\" nor a gene of the criteria");
        }
        return risk.map(Set::of).orElse(Set.of());
    }

    private static boolean relatives(LineInputs line) {
        Optional<BigDecimal> count = line.number(RELATIVES);
        count.ifPresent(number -> {
            line.within(RELATIVES, number, "0", "30", "relatives");
            if (number.stripTrailingZeros().scale() > 0) {
                line.problem(RELATIVES, "not a whole number");
            }
        });
        return count.filter(number -> number.signum() > 0).isPresent();
    }

    /** Completed years. */
    private static Optional<Integer> years(LineInputs line, String key, Optional<BigDecimal> value) {
        value.ifPresent(number -> line.within(key, number, "0", "120", "a"));
        return value.map(number -> number.setScale(0, RoundingMode.FLOOR)
                .min(new BigDecimal("121"))
                .max(BigDecimal.ZERO)
                .intValueExact());
    }
}
