package io.auscult.rules.drools;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Answer;
import io.auscult.rules.fact.Covered;
import io.auscult.rules.pack.Duplicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of the proposals that nothing else holds speak of the same thing. One in shadow covers nothing that a clinician would see.
 *
 * @param raises what nothing else holds
 */
record Duplicates(List<Duplicate> pairs, List<Raise> raises, AlertBook book, Instant now) {

    List<Covered> covered() {
        List<Covered> covered = new ArrayList<>();
        for (Raise raise : raises) {
            Optional<Raise> by = standing(raise);
            if (by.isPresent()) {
                covered.add(new Covered(
                        raise.rule().value(),
                        raise.subject().value(),
                        by.get().rule().value(),
                        null,
                        null));
            } else {
                answered(raise).forEach(covered::add);
            }
        }
        return covered;
    }

    /** The one that is shown in the end, when the one that covers gives way to a third. */
    private Optional<Raise> standing(Raise raise) {
        return coveredBy(raise).map(other -> standing(other).orElse(other));
    }

    /** Pairs run in no circle, and importance settles the rest, so this ends. */
    private Optional<Raise> coveredBy(Raise raise) {
        return pairs.stream()
                .flatMap(pair -> Stream.concat(
                        pair.rule().equals(raise.rule()) ? raised(pair.coveredBy(), raise, 0) : Stream.empty(),
                        pair.coveredBy().equals(raise.rule()) ? raised(pair.rule(), raise, 1) : Stream.empty()))
                .findFirst();
    }

    /** The other, if it is raised of the same subject, reaches as far, and is at least so many tiers more important. */
    private Stream<Raise> raised(RuleId other, Raise raise, int tiers) {
        return raises.stream()
                .filter(each -> each.rule().equals(other) && each.subject().equals(raise.subject()))
                .filter(each -> each.mode().and(raise.mode()) == raise.mode())
                .filter(each -> raise.importance().tier() - each.importance().tier() >= tiers);
    }

    private Stream<Covered> answered(Raise raise) {
        return pairs.stream()
                .filter(pair -> pair.rule().equals(raise.rule()) && pair.answeredWithin() != null)
                .flatMap(pair -> book.answerTo(pair.coveredBy(), raise.subject()).stream()
                        .flatMap(answer -> covered(raise, pair, answer).stream()));
    }

    private Optional<Covered> covered(Raise raise, Duplicate pair, Answer answer) {
        if (pair.answeredWithin() == null) {
            return Optional.empty();
        }
        Instant until = answer.at().plus(pair.answeredWithin());
        return now.isBefore(until)
                ? Optional.of(new Covered(
                        raise.rule().value(),
                        raise.subject().value(),
                        pair.coveredBy().value(),
                        answer.at(),
                        until))
                : Optional.empty();
    }
}
