package io.auscult.core.decision;

import java.util.regex.Pattern;

/** {@code <area>/<condition>}, never reused: {@code cardiac/troponin-rise}. */
public record RuleId(String value) implements Comparable<RuleId> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+");

    public RuleId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A rule id is <area>/<condition> in lower case: \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
