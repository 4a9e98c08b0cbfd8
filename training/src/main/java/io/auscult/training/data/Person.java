package io.auscult.training.data;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One row of a data set.
 *
 * @param inputs by name, as a {@code score} line has them: numbers (Double) and words (String); what is missing is not there
 * @param stratum folds hold each stratum in like shares; it tells at least the diseased from the others
 * @param groups what the person belongs to, by the name of the division ("sex": "female"), for results by subgroup
 */
public record Person(Map<String, Object> inputs, boolean diseased, String stratum, Map<String, String> groups) {
    public Person {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
    }

    public double number(String input) {
        return (Double) value(input);
    }

    /** @throws IllegalArgumentException when the person has no such input */
    public Object value(String input) {
        Object value = inputs.get(input);
        if (value == null) {
            throw new IllegalArgumentException("A person without " + input + " was to be scored");
        }
        return value;
    }

    public boolean has(String input) {
        return inputs.containsKey(input);
    }
}
