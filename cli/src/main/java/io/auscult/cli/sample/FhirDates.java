package io.auscult.cli.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/** Moves the dates of a FHIR document in place: every other character stays as it was written. */
public final class FhirDates {
    private static final JsonFactory JSON = new JsonFactory();
    /** Fields that hold names and codes: a record number that looks like a date is none. */
    private static final Set<String> NEVER_DATES =
            Set.of("id", "value", "code", "version", "system", "display", "text", "reference", "fullUrl", "url", "div");

    private FhirDates() {}

    /** @throws IOException when the text is not JSON */
    public static String moved(String json, DateShift shift) throws IOException {
        StringBuilder result = new StringBuilder(json);
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && !NEVER_DATES.contains(fieldOf(parser))) {
                    move(result, parser, shift);
                }
            }
        }
        return result.toString();
    }

    private static String fieldOf(JsonParser parser) {
        String name = parser.getParsingContext().getCurrentName();
        return name == null ? "" : name;
    }

    private static void move(StringBuilder result, JsonParser parser, DateShift shift) throws IOException {
        String text = parser.getText();
        String moved = shift.iso(text);
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset()) + 1;
        boolean asWritten = result.indexOf(text, start) == start;
        if (asWritten && moved.length() == text.length()) {
            result.replace(start, start + text.length(), moved);
        }
    }
}
