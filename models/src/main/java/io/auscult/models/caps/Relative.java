package io.auscult.models.caps;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A relative who has, or had, pancreatic cancer, as one fact tells it.
 *
 * @param onset the age at which it began, in completed years; null when the source gives none, or not as an age
 */
record Relative(Fact fact, Kinship kinship, @Nullable Integer onset) {
    private static final Pattern AGE =
            Pattern.compile("(\\d{1,3})(?:\\.\\d+)?\\s*(?:a|y|yr|yrs|year|years|years old)?", Pattern.CASE_INSENSITIVE);

    static Optional<Relative> of(Fact fact) {
        return fact.statement() instanceof Statement.FamilyHistory history
                ? Optional.of(new Relative(fact, Kinship.of(history.relationship()), age(history.onset())))
                : Optional.empty();
    }

    private static @Nullable Integer age(@Nullable String onset) {
        Matcher words = AGE.matcher(onset == null ? "" : onset.strip());
        return words.matches() ? Integer.valueOf(words.group(1)) : null;
    }

    /** Several statements of one record about one relative, such as a cancer coded twice, are one relative. */
    String who() {
        String key = fact.key().original().value();
        int part = key.indexOf('#');
        return part < 0 ? key : key.substring(0, part);
    }

    /** Whether they are first-degree relatives of one another. Two brothers told of by two senders may be one. */
    Kinship.Tie tie(Relative other) {
        if (who().equals(other.who())) {
            return Kinship.Tie.NO;
        }
        Kinship.Tie tie = Kinship.tie(kinship, other.kinship);
        boolean maybeTheSame = kinship == other.kinship && !fact.source().equals(other.fact.source());
        return tie == Kinship.Tie.YES && maybeTheSame ? Kinship.Tie.UNCLEAR : tie;
    }
}
