package io.auscult.models.folder;

import io.auscult.models.card.BoundInput;
import io.auscult.models.card.FolderCard;
import io.auscult.models.card.MissingPolicy;
import io.auscult.models.card.Transform;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One person as a model folder sees them: a value for each input of the card, in its order. */
public final class ModelRow {
    /** Room for the columns that some inputs have beyond their first. */
    private static final int FEW = 4;

    private final FolderCard card;
    private final List<Value> values;

    ModelRow(FolderCard card, List<Value> values) {
        this.card = card;
        this.values = List.copyOf(values);
    }

    public Value value(int input) {
        return values.get(input);
    }

    public int size() {
        return values.size();
    }

    /** The same person but for one input. */
    public ModelRow with(int input, Value value) {
        List<Value> changed = new ArrayList<>(values);
        changed.set(input, value);
        return new ModelRow(card, changed);
    }

    /** The numbers that the graph is given, in the order of {@code FolderCard.columns}. */
    public double[] columns() {
        Cells cells = new Cells(values.size() + FEW);
        for (int i = 0; i < values.size(); i++) {
            write(card.inputs().get(i), values.get(i), cells);
        }
        return Arrays.copyOf(cells.numbers, cells.filled);
    }

    private static void write(BoundInput input, Value value, Cells cells) {
        switch (value) {
            case Value.Amount amount -> number(input, amount.amount(), cells);
            case Value.Word word -> word(input, word.word(), cells);
            case Value.Absent _ -> absent(input, cells);
        }
        if (input.missing().flagColumn().isPresent()) {
            cells.add(value instanceof Value.Absent ? 1 : 0);
        }
    }

    private static void absent(BoundInput input, Cells cells) {
        switch (input.missing()) {
            case MissingPolicy.Refuse _ ->
                throw new IllegalArgumentException("Input " + input.name() + " may not be missing");
            case MissingPolicy.NotANumber _ -> notANumber(input, cells);
            case MissingPolicy.Impute impute -> {
                if (input.transform().words().isEmpty()) {
                    number(input, new BigDecimal(impute.value()), cells);
                } else {
                    word(input, impute.value(), cells);
                }
            }
        }
    }

    private static void notANumber(BoundInput input, Cells cells) {
        int columns = input.columns().size();
        for (int i = 0; i < columns; i++) {
            cells.add(Double.NaN);
        }
    }

    private static void number(BoundInput input, BigDecimal amount, Cells cells) {
        double x = amount.doubleValue();
        switch (input.transform()) {
            case Transform.None _ -> cells.add(x);
            case Transform.Log _ -> cells.add(StrictMath.log(x));
            case Transform.Log10 _ -> cells.add(StrictMath.log10(x));
            case Transform.Log1p _ -> cells.add(StrictMath.log1p(x));
            case Transform.Mapped _, Transform.OneHot _ -> word(input, amount.toPlainString(), cells);
        }
    }

    private static void word(BoundInput input, String word, Cells cells) {
        switch (input.transform()) {
            case Transform.Mapped mapped -> cells.add(number(input, mapped, word));
            case Transform.OneHot oneHot -> oneHot.values().forEach(value -> cells.add(value.equals(word) ? 1 : 0));
            case Transform.None _, Transform.Log _, Transform.Log10 _, Transform.Log1p _ ->
                throw new IllegalArgumentException("Input " + input.name() + " takes no words");
        }
    }

    private static double number(BoundInput input, Transform.Mapped mapped, String word) {
        Double number = mapped.numbers().get(word);
        if (number == null) {
            throw new IllegalArgumentException("Input " + input.name() + " does not know the word");
        }
        return number;
    }

    /** A row being filled from left to right. */
    private static final class Cells {
        private double[] numbers;
        private int filled;

        Cells(int size) {
            numbers = new double[size];
        }

        void add(double number) {
            if (filled == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * filled);
            }
            numbers[filled++] = number;
        }
    }
}
