package io.auscult.schemas.codec;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words that stand for an enum's constants on the wire, where enums are strings so that they may grow. */
final class Words<E extends Enum<E>> {
    private final Map<E, String> words;
    private final Map<String, E> constants = new HashMap<>();

    private Words(Class<E> type) {
        words = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            words.put(constant, word);
            constants.put(word, constant);
        }
    }

    /** Constants by their names, in lower case with hyphens: {@code OUTSIDE_POPULATION} is {@code outside-population}. */
    static <E extends Enum<E>> Words<E> of(Class<E> type) {
        return new Words<>(type);
    }

    String word(E constant) {
        return words.getOrDefault(constant, "");
    }

    /** @throws UnknownWordException for a word of a newer version */
    E constant(String word) {
        E constant = constants.get(word);
        if (constant == null) {
            throw new UnknownWordException();
        }
        return constant;
    }

    List<String> all() {
        return Arrays.asList(words.values().toArray(String[]::new));
    }
}
