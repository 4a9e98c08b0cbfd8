package io.auscult.core.alert;

import io.auscult.core.event.MergePath;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens to alerts and lock-outs when two records become one, and when they part again. */
public final class BookMerge {
    private static final String SAME_STANDS = "The same alert stands in the record that this one was merged into";

    private BookMerge() {}

    /** The book's two parts at an unmerge. */
    public record Parted(AlertBook staying, AlertBook leaving) {}

    /**
     * The moved alerts go on here under their ids, with their history. Where this patient has an alert of the same rule and subject,
     * that one stands and the moved one is withdrawn. Of two answers to one question the newer counts.
     */
    public static AlertStep adopt(AlertBook book, AlertBook moved, PatientId from, Instant now) {
        List<Alert> changes = new ArrayList<>();
        AlertBook next = withAnswers(book, moved);
        for (Alert alert : moved.current()) {
            Optional<Alert> own =
                    next.current(alert.episode().rule(), alert.episode().subject());
            if (own.isEmpty()) {
                next = next.with(alert);
                changes.add(alert);
            } else if (!own.get().episode().id().equals(alert.episode().id())) {
                changes.add(new Alert.Withdrawn(alert.episode(), SAME_STANDS, now));
            }
        }
        return new AlertStep(new AlertBook(next.current(), next.answers(), paths(book, moved, from)), changes);
    }

    /** The alerts and answers that came by this path, and those that did not. */
    public static Parted part(AlertBook book, MergePath path) {
        List<Alert> staying = new ArrayList<>();
        List<Alert> leaving = new ArrayList<>();
        book.current().forEach(alert -> (cameBy(book, alert.episode().id(), path) ? leaving : staying).add(alert));
        List<AlertBook.Answered> answersStaying = new ArrayList<>();
        List<AlertBook.Answered> answersLeaving = new ArrayList<>();
        book.answers()
                .forEach(answered ->
                        (cameBy(book, answered.alert(), path) ? answersLeaving : answersStaying).add(answered));
        return new Parted(new AlertBook(staying, answersStaying, book.moved()), new AlertBook(leaving, answersLeaving));
    }

    private static AlertBook withAnswers(AlertBook book, AlertBook moved) {
        AlertBook next = book;
        for (AlertBook.Answered answered : moved.answers()) {
            boolean newer = next.answerTo(answered.rule(), answered.subject())
                    .map(own -> own.at().isBefore(answered.answer().at()))
                    .orElse(true);
            next = newer ? next.remember(answered) : next;
        }
        return next;
    }

    private static Map<AlertId, MergePath> paths(AlertBook book, AlertBook moved, PatientId from) {
        Map<AlertId, MergePath> paths = new HashMap<>(book.moved());
        moved.current()
                .forEach(alert -> paths.put(
                        alert.episode().id(), path(moved, alert.episode().id(), from)));
        moved.answers().forEach(answered -> paths.put(answered.alert(), path(moved, answered.alert(), from)));
        return paths;
    }

    private static MergePath path(AlertBook moved, AlertId alert, PatientId from) {
        MergePath earlier = moved.moved().get(alert);
        return earlier == null ? MergePath.of(from) : earlier.movedFrom(from);
    }

    private static boolean cameBy(AlertBook book, AlertId alert, MergePath path) {
        MergePath came = book.moved().get(alert);
        return came != null && came.startsWith(path);
    }
}
