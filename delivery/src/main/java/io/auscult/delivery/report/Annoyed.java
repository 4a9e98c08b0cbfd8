package io.auscult.delivery.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which comments sound annoyed, by a plain list of words: so that somebody reads them, not to judge anybody. */
final class Annoyed {
    private static final Pattern WORDS = Pattern.compile(
            listed().stream().map(Pattern::quote).collect(Collectors.joining("|", "(?<!\\p{L})(?:", ")(?!\\p{L})")));

    private Annoyed() {}

    static boolean sounds(String comment) {
        return WORDS.matcher(comment.toLowerCase(Locale.ROOT)).find() || comment.contains("!!");
    }

    private static List<String> listed() {
        try (InputStream list = Objects.requireNonNull(Annoyed.class.getResourceAsStream("annoyed.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
