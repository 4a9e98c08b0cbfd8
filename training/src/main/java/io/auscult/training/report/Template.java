package io.auscult.training.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places for what the program found: {@code {{auroc}}}. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9_.-]+)}}");

    private Template() {}

    /** @throws IllegalStateException when the text has a place for which there is nothing */
    static String filled(String resource, Map<String, String> values) {
        return PLACE.matcher(text(resource)).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException(
                        resource + " has a place for " + place.group(1) + ", which is not known");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static String text(String resource) {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
