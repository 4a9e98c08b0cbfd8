package io.auscult.rules.pack;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How many of a hundred alerts are right: a positive predictive value.
 *
 * @param percent from 0 to 100
 * @param citation the publication it comes from, or the site's own figures
 */
public record Ppv(BigDecimal percent, String citation) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?) %");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    static final String VALUE = "value";
    static final String CITATION = "citation";

    static Ppv parse(YamlMap said) {
        said.allowOnly(VALUE, CITATION);
        return new Ppv(percent(said, VALUE), said.text(CITATION));
    }

    /** "3.6 %". */
    static BigDecimal percent(YamlMap said, String name) {
        String text = said.text(name);
        return percent(text)
                .orElseThrow(() -> said.refused(
                        name, "not a percentage: \"" + text + "\"; write for example 3.6 %, from 0 % to 100 %"));
    }

    /** Of "3.6 %"; empty for what is no percentage from 0 to 100. */
    public static Optional<BigDecimal> percent(String text) {
        return Optional.of(SHAPE.matcher(text))
                .filter(matcher -> matcher.matches())
                .map(matcher -> new BigDecimal(matcher.group(1)))
                .filter(percent -> percent.compareTo(ALL) <= 0);
    }

    /** "3.6 %". */
    public String words() {
        return words(percent);
    }

    static String words(BigDecimal percent) {
        return percent.toPlainString() + " %";
    }
}
