package io.auscult.adapter.poll;

import io.auscult.adapter.source.EhrSettings.Poll;
import io.auscult.ehr.Searches;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a poll asks, from the search that the site configures. */
record PollQuestion(Poll poll) {
    private static final String FROM = "_lastUpdated=ge";

    /** From when on, when nothing was read yet: the site may put it into the search. */
    Optional<Instant> beginning() {
        return parameters()
                .filter(it -> it.startsWith(FROM))
                .map(it -> it.substring(FROM.length()))
                .flatMap(PollQuestion::time)
                .findFirst();
    }

    String since(Instant time) {
        return switch (poll.how()) {
            case LAST_UPDATED -> Searches.and(Searches.changedSince(search(), time), "_sort=_lastUpdated&_count=100");
            // A history takes no criteria of a search.
            case HISTORY ->
                Searches.and(
                        (type().isEmpty() ? "" : type() + "/") + "_history",
                        "_since=" + Searches.second(time) + "&_count=100");
        };
    }

    private String type() {
        int question = poll.search().indexOf('?');
        return question < 0 ? poll.search() : poll.search().substring(0, question);
    }

    private String search() {
        List<String> kept = parameters().filter(it -> !it.startsWith(FROM)).toList();
        return kept.isEmpty() ? type() : type() + "?" + kept.stream().collect(Collectors.joining("&"));
    }

    private Stream<String> parameters() {
        int question = poll.search().indexOf('?');
        return question < 0
                ? Stream.empty()
                : Stream.of(poll.search().substring(question + 1).split("&", -1))
                        .filter(it -> !it.isEmpty());
    }

    private static Stream<Instant> time(String text) {
        try {
            return Stream.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }
}
