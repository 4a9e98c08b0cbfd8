package io.auscult.models.remote;

import io.auscult.core.signal.Signal.Earlier;
import io.auscult.models.remote.Answers.Failure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a clinician is told when a remote model gave no answer. */
final class FailureWords {
    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final MathContext SHOWN = new MathContext(3);
    private static final BigDecimal PER_CENT = BigDecimal.valueOf(100);

    private FailureWords() {}

    static String of(Failure failure, Instant again, @Nullable Earlier earlier) {
        return "The model gave no answer on " + TO_THE_MINUTE.format(failure.knownAt()) + ": "
                + failure.reason().words() + ". It is asked again at " + TO_THE_MINUTE.format(again) + ". "
                + (earlier == null ? "It has given no score before." : last(earlier));
    }

    private static String last(Earlier earlier) {
        BigDecimal value = BigDecimal.valueOf(earlier.score().value());
        String score = earlier.score().scale().equals("probability")
                ? value.multiply(PER_CENT).round(SHOWN).toPlainString() + " %"
                : value.round(SHOWN).toPlainString();
        return "Its last score was " + score + " (" + earlier.band().replace('_', ' ') + ") on the data of "
                + TO_THE_MINUTE.format(earlier.asOf()) + "; it is not a score of what is known now.";
    }
}
