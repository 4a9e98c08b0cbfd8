package io.auscult.rules.why;

import io.auscult.rules.drools.Tokens.Unreadable;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One constraint of a pattern.
 *
 * @param text as the rule file has it
 * @param binds the variable that it binds; null for none
 */
record Constraint(String text, @Nullable String binds, Clause clause) {
    private static final Pattern BINDING = Pattern.compile("\\s*(\\$\\w+)\\s*:(.*)", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");
    /** What names the fact that is meant, rather than saying something of it. */
    private static final Set<String> KEYS = Set.of("rule", "model.id", "area", "subject", "name");

    private static final Set<String> AGES = Set.of("fromAge", "toAge");

    static Constraint of(String text) {
        Matcher binding = BINDING.matcher(text);
        boolean binds = binding.matches();
        String said = binds ? binding.group(2) : text;
        return new Constraint(text, binds ? binding.group(1) : null, clause(said));
    }

    /** What cannot be read is its own words. */
    private static Clause clause(String text) {
        try {
            return ClauseReader.read(text);
        } catch (Unreadable e) {
            return new Clause.Asked(new Term.Literal(text.strip(), false));
        }
    }

    /** Whether the pattern's match depends on it; what is only bound does not fail. */
    boolean decides() {
        return binds == null || !(clause instanceof Clause.Asked);
    }

    /** Whether it says which fact is meant. */
    boolean isKey() {
        return clause instanceof Clause.Compared compared
                && compared.sign().equals("==")
                && compared.left() instanceof Term.Path path
                && KEYS.contains(path.name());
    }

    /** Whether it chooses a row of thresholds.csv by the patient's age. */
    boolean isAge() {
        return clause instanceof Clause.Compared compared
                && compared.left() instanceof Term.Path path
                && AGES.contains(path.name());
    }

    /** The variables that it needs. */
    Set<String> mentions() {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        if (binds != null) {
            names.remove(binds);
        }
        return names;
    }
}
