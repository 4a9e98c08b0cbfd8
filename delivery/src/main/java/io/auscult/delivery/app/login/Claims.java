package io.auscult.delivery.app.login;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a token says, by names that may be paths: {@code realm_access.roles}. */
record Claims(Map<String, Object> all) {

    String text(String name) {
        return find(name) instanceof String text ? text.strip() : "";
    }

    /** A list of words, or a text of words with spaces between them; empty where there is no such claim. */
    Set<String> words(String name) {
        Set<String> words = new LinkedHashSet<>();
        switch (find(name)) {
            case Collection<?> many -> many.forEach(each -> words.add(String.valueOf(each)));
            case String text
            when !text.isBlank() -> words.addAll(List.of(text.strip().split("\\s+", -1)));
            case null, default -> {}
        }
        return words;
    }

    /** A name with dots is first taken as it is: some logins name their claims like addresses. */
    private @Nullable Object find(String name) {
        if (name.isBlank() || all.containsKey(name)) {
            return all.get(name);
        }
        Object at = all;
        for (String step : name.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }
}
