package io.auscult.rules.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with {@code {{placeholders}}} for what the rule saw. */
public final class Template {
    /** What stands for something the rule did not see: honest on a card, and refused in a case. */
    public static final String NOT_KNOWN = "not known";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z0-9_-]+)\\s*}}");

    private final List<String> literals = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private Template(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        int from = 0;
        while (matcher.find()) {
            literals.add(text.substring(from, matcher.start()));
            names.add(matcher.group(1));
            from = matcher.end();
        }
        literals.add(text.substring(from));
    }

    /** @throws IllegalArgumentException when braces are left that are no placeholder */
    public static Template of(String text) {
        Template template = new Template(text);
        for (String literal : template.literals) {
            if (literal.contains("{{") || literal.contains("}}")) {
                throw new IllegalArgumentException("a placeholder is written {{name}}, in lower case");
            }
        }
        return template;
    }

    /** As the card writes it. */
    public String text() {
        StringBuilder text = new StringBuilder(literals.getFirst());
        for (int i = 0; i < names.size(); i++) {
            text.append("{{").append(names.get(i)).append("}}").append(literals.get(i + 1));
        }
        return text.toString();
    }

    public List<String> names() {
        return List.copyOf(names);
    }

    public String render(Map<String, String> words) {
        StringBuilder text = new StringBuilder(literals.getFirst());
        for (int i = 0; i < names.size(); i++) {
            text.append(words.getOrDefault(names.get(i), NOT_KNOWN)).append(literals.get(i + 1));
        }
        return text.toString();
    }

    /** Rendered to fewer than {@code limit} characters; what is too long ends in an ellipsis. */
    public String render(Map<String, String> words, int limit) {
        String text = render(words);
        return text.length() < limit ? text : text.substring(0, limit - 2).stripTrailing() + "…";
    }
}
