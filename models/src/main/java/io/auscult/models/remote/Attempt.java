package io.auscult.models.remote;

import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal.Question;
import io.auscult.core.value.ContentHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Columns put to a model, for the first time or again after a failure. The question's id is a hash of the model and the columns, and
 * the number of the attempt: "3f…-2".
 */
record Attempt(String hash, int number, SortedMap<String, String> values) {
    private static final char NUMBER = '-';

    /**
     * @param names the model's columns
     * @param columns their numbers, in the same order
     */
    static Attempt first(ModelRef model, List<String> names, double[] columns) {
        SortedMap<String, String> values = new TreeMap<>();
        for (int i = 0; i < columns.length; i++) {
            values.put(names.get(i), Double.toString(columns[i]));
        }
        List<String> parts = new ArrayList<>(List.of(model.toString()));
        for (Map.Entry<String, String> value : values.entrySet()) {
            parts.add(value.getKey());
            parts.add(value.getValue());
        }
        return new Attempt(ContentHash.of(parts.toArray(String[]::new)), 1, values);
    }

    /** The attempt after the one with this id. */
    Attempt after(String question) {
        return new Attempt(hash, number(question) + 1, values);
    }

    Question question() {
        return new Question(hash + NUMBER + number, values);
    }

    /** Whether a question of this id has these columns, in whichever attempt. */
    boolean isAsked(String question) {
        return question.startsWith(hash + NUMBER);
    }

    /** The number in a question's id. */
    static int number(String question) {
        return Integer.parseInt(question.substring(question.lastIndexOf(NUMBER) + 1));
    }
}
