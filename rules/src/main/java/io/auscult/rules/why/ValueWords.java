package io.auscult.rules.why;

import io.auscult.rules.fact.Done;
import io.auscult.rules.fact.Measured;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of rule files for which there are no words of their own: a number as it is, a fact by its parts. */
final class ValueWords {
    /** What a reader of the condition knows, or has no use for. */
    private static final Set<String> LEFT_OUT = Set.of("rule", "subject", "fact", "concept");

    private ValueWords() {}

    static Optional<String> of(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.of("there is none");
            case Measured measured ->
                Optional.of(Names.within(measured.name()) + " "
                        + measured.amount().words() + " on " + Names.date(measured.at()));
            case Done done -> Optional.of(done.words() + " on " + Names.date(done.at()));
            case Double number -> Optional.of(Names.plain(number));
            case Number number -> Optional.of(number.toString());
            case String text -> Optional.of(text);
            case Instant at -> Optional.of(Names.date(at));
            case Record fact -> parts(fact);
            default -> Optional.empty();
        };
    }

    /** "how ordered, words Echocardiography, until 2026-02-01". */
    static Optional<String> parts(Record fact) {
        String parts = Arrays.stream(fact.getClass().getRecordComponents())
                .filter(part -> !LEFT_OUT.contains(part.getName()))
                .flatMap(part -> said(fact, part).stream())
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private static Optional<String> said(Record fact, RecordComponent part) {
        try {
            Object value = part.getAccessor().invoke(fact);
            return switch (value) {
                case String text -> Optional.of(part.getName() + " " + text);
                case Number number -> Optional.of(part.getName() + " " + number);
                case Instant at -> Optional.of(part.getName() + " " + Names.date(at));
                case null, default -> Optional.empty();
            };
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
