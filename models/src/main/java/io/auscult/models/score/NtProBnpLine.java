package io.auscult.models.score;

import io.auscult.models.ntprobnp.Convention;
import io.auscult.models.ntprobnp.NtProBnpBand;
import io.auscult.models.ntprobnp.NtProBnpExplanation;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** NT-proBNP on one line: {@code nt_probnp_ng_l age}, and {@code convention} ("ESC2021", which holds when left out, or "ICON"). */
public final class NtProBnpLine {
    private static final String VALUE = "nt_probnp_ng_l";

    private NtProBnpLine() {}

    public static LineAnswer score(LineInputs line) {
        BigDecimal amount = line.number(VALUE, "0", "1000000", "ng/L");
        BigDecimal age = line.number("age", "18", "120", "a");
        Convention convention = line.has("convention")
                ? line.word("convention")
                        .flatMap(word -> convention(line, word))
                        .orElse(Convention.ESC_2021)
                : Convention.ESC_2021;
        return line.sound()
                ? new LineAnswer.Scored(
                        Map.of("nt-probnp", amount.doubleValue()),
                        NtProBnpBand.of(amount, age, convention).word(),
                        NtProBnpExplanation.of(amount, age, convention, VALUE))
                : new LineAnswer.NotAssessable(line.reason());
    }

    private static Optional<Convention> convention(LineInputs line, String word) {
        Optional<Convention> found = Convention.named(word);
        if (found.isEmpty()) {
            line.problem("convention", "neither \"ESC2021\" nor \"ICON\"");
        }
        return found;
    }
}
