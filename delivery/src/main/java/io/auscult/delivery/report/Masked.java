package io.auscult.delivery.report;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a clinician wrote, without what says of whom: the patient's names and numbers, and any run of digits as long as a record
 * number or a date. What else may point at somebody, such as a relative's name, stays: the clinician's guide asks to write none.
 */
final class Masked {
    private static final String GONE = "[…]";
    /** A shorter part of a name is a word of the language as often as not. */
    private static final int SHORTEST_NAME = 3;

    private static final Pattern NUMBERS = Pattern.compile("\\d[\\d./-]{3,}\\d");

    private Masked() {}

    /** @param person null when nothing is known of the patient */
    static String of(String words, @Nullable Person person) {
        String masked = words;
        for (String telling : telling(person)) {
            masked = Pattern.compile(
                            "(?<![\\p{L}\\d])" + Pattern.quote(telling) + "(?![\\p{L}\\d])",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(masked)
                    .replaceAll(Matcher.quoteReplacement(GONE));
        }
        return NUMBERS.matcher(masked).replaceAll(Matcher.quoteReplacement(GONE));
    }

    private static List<String> telling(@Nullable Person person) {
        if (person == null) {
            return List.of();
        }
        List<String> telling = new ArrayList<>(
                person.identifiers().stream().map(Identifier::value).toList());
        Stream.of(person.family(), person.given())
                .flatMap(Stream::ofNullable)
                .flatMap(name -> Arrays.stream(name.split("[\\s,.-]+", -1)))
                .filter(part -> part.length() >= SHORTEST_NAME)
                .forEach(telling::add);
        telling.removeIf(String::isBlank);
        telling.sort(Comparator.comparingInt(String::length).reversed());
        return telling;
    }
}
