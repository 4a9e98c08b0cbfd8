package io.auscult.models.ntprobnp;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Up to which age the lowest rule-in limit holds: the sources disagree. The 2021 ESC heart-failure guideline prints below 55 years
 * (Figure 6, note c), ICON and the HFA's papers print below 50.
 */
public enum Convention {
    ESC_2021("ESC2021", 55),
    ICON("ICON", 50);

    private static final BigDecimal OLD = BigDecimal.valueOf(75);

    private final String word;
    private final BigDecimal youngBelow;

    Convention(String word, int youngBelow) {
        this.word = word;
        this.youngBelow = BigDecimal.valueOf(youngBelow);
    }

    /** Above which NT-proBNP rules in, in ng/L. */
    BigDecimal ruleInAbove(BigDecimal age) {
        if (age.compareTo(youngBelow) < 0) {
            return BigDecimal.valueOf(450);
        }
        return BigDecimal.valueOf(age.compareTo(OLD) <= 0 ? 900 : 1800);
    }

    public static Optional<Convention> named(String word) {
        return Arrays.stream(values())
                .filter(convention -> convention.word.equals(word))
                .findFirst();
    }
}
