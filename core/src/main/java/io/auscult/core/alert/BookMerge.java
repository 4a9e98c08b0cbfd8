package io.auscult.core.alert;

import io.auscult.core.event.MergePath;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens to alerts, lock-outs and snoozes when two records become one, and when they part again. */
public final class BookMerge {
    private static final String SAME_STANDS = "The same alert stands in the record that this one was merged into";

    private BookMerge() {}

    /** The book's two parts at an unmerge. */
    public record Parted(AlertBook staying, AlertBook leaving) {}

    /** The book of {@code from} as the survivor is to have it: every alert with the path by which it comes there. */
    public static AlertBook leaving(AlertBook book, PatientId from) {
        Map<AlertId, MergePath> paths = new HashMap<>();
        ids(book).forEach(id -> {
            MergePath earlier = book.moved().get(id);
            paths.put(id, earlier == null ? MergePath.of(from) : earlier.movedFrom(from));
        });
        return new AlertBook(book.current(), book.answers(), paths, book.snoozes());
    }

    /**
     * The alerts go on here under their ids, with their history. Where this patient has an alert of the same rule and subject, that
     * one stands and the other is withdrawn. Of two answers to one question the newer counts, and of two snoozes.
     */
    public static AlertStep adopt(AlertBook book, AlertBook arriving, Instant now) {
        List<Alert> changes = new ArrayList<>();
        AlertBook next = withSnoozes(withAnswers(book, arriving), arriving);
        for (Alert alert : arriving.current()) {
            Optional<Alert> own =
                    next.current(alert.episode().rule(), alert.episode().subject());
            if (own.isEmpty()) {
                next = next.with(alert);
                changes.add(alert);
            } else if (!own.get().episode().id().equals(alert.episode().id())) {
                changes.add(new Alert.Withdrawn(alert.episode(), SAME_STANDS, now));
            }
        }
        Map<AlertId, MergePath> paths = new HashMap<>(book.moved());
        paths.putAll(arriving.moved());
        return new AlertStep(new AlertBook(next.current(), next.answers(), paths, next.snoozes()), changes);
    }

    /** The alerts, answers and snoozes that came by this path, as they go home, and those that did not. */
    public static Parted part(AlertBook book, MergePath path) {
        List<Alert> staying = new ArrayList<>();
        List<Alert> leaving = new ArrayList<>();
        book.current().forEach(alert -> (cameBy(book, alert.episode().id(), path) ? leaving : staying).add(alert));
        List<AlertBook.Answered> answersStaying = new ArrayList<>();
        List<AlertBook.Answered> answersLeaving = new ArrayList<>();
        book.answers()
                .forEach(answered ->
                        (cameBy(book, answered.alert(), path) ? answersLeaving : answersStaying).add(answered));
        List<AlertBook.Snoozed> asleepStaying = new ArrayList<>();
        List<AlertBook.Snoozed> asleepLeaving = new ArrayList<>();
        book.snoozes()
                .forEach(snoozed -> (cameBy(book, snoozed.alert(), path) ? asleepLeaving : asleepStaying).add(snoozed));
        Map<AlertId, MergePath> home = new HashMap<>();
        book.moved().forEach((id, came) -> came.beyond(path).ifPresent(rest -> home.put(id, rest)));
        return new Parted(
                new AlertBook(staying, answersStaying, book.moved(), asleepStaying),
                new AlertBook(leaving, answersLeaving, home, asleepLeaving));
    }

    private static AlertBook withAnswers(AlertBook book, AlertBook arriving) {
        AlertBook next = book;
        for (AlertBook.Answered answered : arriving.answers()) {
            boolean newer = next.answerTo(answered.rule(), answered.subject())
                    .map(own -> own.at().isBefore(answered.answer().at()))
                    .orElse(true);
            next = newer ? next.remember(answered) : next;
        }
        return next;
    }

    private static AlertBook withSnoozes(AlertBook book, AlertBook arriving) {
        AlertBook next = book;
        for (AlertBook.Snoozed snoozed : arriving.snoozes()) {
            boolean newer = next.snoozeOf(snoozed.rule(), snoozed.subject())
                    .map(own -> own.snooze().at().isBefore(snoozed.snooze().at()))
                    .orElse(true);
            next = newer ? next.putOff(snoozed) : next;
        }
        return next;
    }

    private static List<AlertId> ids(AlertBook book) {
        List<AlertId> ids = new ArrayList<>();
        book.current().forEach(alert -> ids.add(alert.episode().id()));
        book.answers().forEach(answered -> ids.add(answered.alert()));
        book.snoozes().forEach(snoozed -> ids.add(snoozed.alert()));
        return ids;
    }

    private static boolean cameBy(AlertBook book, AlertId alert, MergePath path) {
        MergePath came = book.moved().get(alert);
        return came != null && came.startsWith(path);
    }
}
