package io.auscult.models.folder;

import io.auscult.core.chart.Fact;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.card.BoundInput;
import io.auscult.models.card.MissingPolicy;
import io.auscult.models.card.ValueRange;
import io.auscult.models.input.Basis;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One input while a chart is read for it: what was used goes into the basis under the input's name, and what is wrong too. */
record InputOnChart(BoundInput input, Basis basis) {

    void use(String value, String ucum, @Nullable Instant at, Fact fact) {
        basis.use(new Input(input.name(), value, ucum, at, fact.key().original().value(), fact.source()));
    }

    /** Nothing on record, which the card's policy may allow. The basis says what the model was given instead. */
    Value absent(Kind kind, String sentence) {
        switch (input.missing()) {
            case MissingPolicy.Refuse _ -> basis.problem(input.name(), kind, sentence);
            case MissingPolicy.NotANumber _ -> {
                basis.use(new Input(input.name(), "not known", "", null, "", ""));
                basis.caveat(sentence + " The model was told that " + input.name() + " is not known.");
            }
            case MissingPolicy.Impute impute -> {
                basis.use(new Input(input.name(), impute.value(), input.unit(), null, "", ""));
                basis.caveat(sentence + " The model was given " + words(impute.value()) + " instead.");
            }
        }
        return new Value.Absent();
    }

    /** Something is on record that cannot be used: no policy fills it in. */
    Value refused(Kind kind, String sentence) {
        basis.problem(input.name(), kind, sentence);
        return new Value.Absent();
    }

    Value inRange(BigDecimal amount) {
        ValueRange range = input.range();
        if (range != null && !range.holds(amount)) {
            basis.problem(
                    input.name(),
                    Kind.OUTSIDE_POPULATION,
                    "The " + input.name() + " of " + amount.toPlainString() + " is outside " + words(range.toString())
                            + ", for which the model may be used.");
        }
        return new Value.Amount(amount);
    }

    /** Whether the catalogue's unit is that of the card; if not, the basis has the problem. */
    boolean isInUnit(String ucum) {
        if (ucum.equals(input.unit())) {
            return true;
        }
        refused(
                Kind.NOT_UNDERSTOOD,
                "The model takes " + input.name() + " in " + input.unit() + "; the catalogue has it in " + ucum + ".");
        return false;
    }

    private String words(String value) {
        return input.unit().isEmpty() ? value : value + " " + input.unit();
    }
}
