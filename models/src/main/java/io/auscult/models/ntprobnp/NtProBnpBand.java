package io.auscult.models.ntprobnp;

import io.auscult.models.esc.Level;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * NT-proBNP in suspected acute heart failure: below 300 ng/L rules it out, above the limit of the age rules it in (McDonagh TA et
 * al., 2021 ESC Guidelines for heart failure, Figure 6).
 */
public enum NtProBnpBand {
    RULE_OUT("rule_out"),
    GREY_ZONE("grey_zone"),
    RULE_IN("rule_in");

    /** In ng/L, which is pg/mL. */
    static final BigDecimal RULE_OUT_BELOW = BigDecimal.valueOf(300);

    private final String word;

    NtProBnpBand(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static NtProBnpBand of(BigDecimal amount, BigDecimal age, Convention convention) {
        if (amount.compareTo(RULE_OUT_BELOW) < 0) {
            return RULE_OUT;
        }
        return amount.compareTo(convention.ruleInAbove(age)) > 0 ? RULE_IN : GREY_ZONE;
    }

    /** Of what is known only within bounds: the band, where it is the same throughout. */
    static Optional<NtProBnpBand> of(Level level, BigDecimal age, Convention convention) {
        NtProBnpBand least = of(level.least(), age, convention);
        return least == of(level.most(), age, convention) ? Optional.of(least) : Optional.empty();
    }
}
