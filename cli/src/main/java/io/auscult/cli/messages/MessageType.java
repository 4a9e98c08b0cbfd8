package io.auscult.cli.messages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What kind of message some bytes are, by the bytes themselves: "ORU^R01" from MSH-9, "Bundle" from the JSON's resourceType. Only
 * words that could be types are repeated, since a sender could write anything there.
 */
public final class MessageType {
    private static final Pattern V2_WORD = Pattern.compile("[A-Z][A-Z0-9]{2}");
    private static final Pattern FHIR_WORD = Pattern.compile("[A-Z][A-Za-z]{2,39}");
    private static final String V2_FIRST = "MSH";
    private static final int FIELD = 8;

    private MessageType() {}

    /** The type as it is printed: "?" when the bytes do not say. */
    public static String words(byte[] body) {
        return of(body).orElse("?");
    }

    /** Empty when the bytes do not say. */
    public static Optional<String> of(byte[] body) {
        int start = firstWord(body);
        if (start == body.length) {
            return Optional.empty();
        }
        return body[start] == '{' ? fhir(body) : v2(header(body, start));
    }

    /** MLLP's start byte and a byte order mark may stand before the message. */
    private static int firstWord(byte[] body) {
        int at = 0;
        while (at < body.length && (body[at] <= ' ')) {
            at++;
        }
        return at;
    }

    private static String header(byte[] body, int start) {
        int end = start;
        while (end < body.length && body[end] != '\r' && body[end] != '\n') {
            end++;
        }
        return new String(body, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> v2(String header) {
        if (!header.startsWith(V2_FIRST) || header.length() <= V2_FIRST.length() + 1) {
            return Optional.empty();
        }
        String separator = header.substring(V2_FIRST.length(), V2_FIRST.length() + 1);
        String[] fields = header.split(Pattern.quote(separator), -1);
        if (fields.length <= FIELD) {
            return Optional.empty();
        }
        String component = fields[1].isEmpty() ? "^" : fields[1].substring(0, 1);
        String[] words = fields[FIELD].split(Pattern.quote(component), -1);
        if (!V2_WORD.matcher(words[0]).matches()) {
            return Optional.empty();
        }
        boolean hasEvent = words.length > 1 && V2_WORD.matcher(words[1]).matches();
        return Optional.of(hasEvent ? words[0] + "^" + words[1] : words[0]);
    }

    private static Optional<String> fhir(byte[] body) {
        try (JsonParser json = new JsonFactory().createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean type = json.currentName().equals("resourceType");
                JsonToken value = json.nextToken();
                if (type && value == JsonToken.VALUE_STRING) {
                    return Optional.of(json.getText())
                            .filter(word -> FHIR_WORD.matcher(word).matches());
                }
                json.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            // Not JSON after all, or broken off.
            return Optional.empty();
        }
    }
}
