package io.auscult.cli.messages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for messages, and for what became of those that are found. */
final class Search {
    private final Archive archive;
    private final Wanted wanted;

    Search(Archive archive, Wanted wanted) {
        this.archive = archive;
        this.wanted = wanted;
    }

    /** What is found, the newest last, and what became of it. */
    record Found(List<Arrived> messages, Outcomes outcomes) {}

    /** @param patient whose messages; empty for everybody's */
    Found newest(int limit, Optional<String> patient) {
        Outcomes outcomes = new Outcomes();
        archive.letters(wanted.from(), outcomes);
        Optional<Whose> whose = patient.map(word -> Whose.of(word, archive.people()));
        Set<String> ofPatient =
                whose.map(who -> archive.messagesOf(who.ids(), wanted.from())).orElse(Set.of());
        List<Arrived> all = new ArrayList<>();
        archive.messages(wanted.from(), message -> {
            boolean theirs = whose.isEmpty()
                    || ofPatient.contains(message.id())
                    || (outcomes.hasLetters(message.id())
                            && whose.get().mentionedIn(message.body().toBytes()));
            if (theirs && wanted.accepts(message)) {
                all.add(Arrived.of(message));
            }
        });
        List<Arrived> newest = newest(all, limit);
        countEvents(newest, outcomes);
        return new Found(newest, outcomes);
    }

    private static List<Arrived> newest(List<Arrived> all, int limit) {
        all.sort(Comparator.comparing(Arrived::received).thenComparing(Arrived::id));
        return List.copyOf(all.subList(Math.max(0, all.size() - limit), all.size()));
    }

    private void countEvents(List<Arrived> messages, Outcomes outcomes) {
        Optional<Instant> first = messages.stream().map(Arrived::received).min(Comparator.naturalOrder());
        Set<String> ids = messages.stream().map(Arrived::id).collect(Collectors.toSet());
        first.ifPresent(since -> archive.events(since, ids, outcomes));
    }
}
