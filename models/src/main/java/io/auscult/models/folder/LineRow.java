package io.auscult.models.folder;

import io.auscult.models.card.BoundInput;
import io.auscult.models.card.FolderCard;
import io.auscult.models.card.MissingPolicy;
import io.auscult.models.card.Take;
import io.auscult.models.card.ValueRange;
import io.auscult.models.score.LineInputs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a row from a line of plain inputs, with the ranges and the policy for what is missing that hold on a chart. */
public final class LineRow {
    private final FolderCard card;
    private final LineInputs line;

    private LineRow(FolderCard card, LineInputs line) {
        this.card = card;
        this.line = line;
    }

    /** The row; empty when the line has problems. */
    public static Optional<ModelRow> read(FolderCard card, LineInputs line) {
        return new LineRow(card, line).read();
    }

    private Optional<ModelRow> read() {
        List<Value> values = new ArrayList<>();
        card.inputs().forEach(input -> values.add(value(input)));
        return line.sound() ? Optional.of(new ModelRow(card, values)) : Optional.empty();
    }

    private Value value(BoundInput input) {
        if (input.take() == Take.PRESENT) {
            return Value.yesOrNo(line.flag(input.name()));
        }
        if (!line.has(input.name())) {
            if (input.missing() instanceof MissingPolicy.Refuse) {
                line.problem(input.name(), "missing");
            }
            return new Value.Absent();
        }
        return input.transform().words().isEmpty() ? amount(input) : word(input);
    }

    private Value amount(BoundInput input) {
        Optional<BigDecimal> amount = line.optionalNumber(input.name());
        ValueRange range = input.range();
        if (amount.isPresent() && range != null && !range.holds(amount.get())) {
            line.within(
                    input.name(),
                    amount.get(),
                    range.low().toPlainString(),
                    range.high().toPlainString(),
                    input.unit());
        }
        return amount.<Value>map(Value.Amount::new).orElseGet(Value.Absent::new);
    }

    private Value word(BoundInput input) {
        List<String> words = input.transform().words();
        String word = line.printedWord(input.name()).orElse("");
        if (!words.contains(word)) {
            line.problem(input.name(), "not one of " + String.join(", ", words));
        }
        return new Value.Word(word);
    }
}
