package io.auscult.adapter.retry;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.retry.Result.Outcome;
import io.auscult.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Letters that are tried together: the letters and the log are read once for all of them, then message by message is tried. */
final class Batch {
    /** An event is written after its message was received, but by another clock. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final CommittedReader reader;
    private final LetterTopic letters;
    private final Topic events;
    private final LogScan log;
    private final MessageRetry retry;
    private final Map<String, Result> results = new LinkedHashMap<>();

    Batch(CommittedReader reader, LetterTopic letters, Topic events, LogScan log, MessageRetry retry) {
        this.reader = reader;
        this.letters = letters;
        this.events = events;
        this.log = log;
        this.retry = retry;
    }

    List<Result> of(List<String> ids) throws InterruptedException {
        Map<String, KnownLetter> known = letters.all();
        Map<String, List<KnownLetter>> asked = new LinkedHashMap<>();
        ids.forEach(id -> ask(id, known.get(id), asked));
        if (!asked.isEmpty()) {
            Map<String, List<KnownLetter>> open = open(known, asked);
            log.lookFor(asked.keySet());
            reader.since(first(open).minus(SLACK), events, log::add);
            tryAgain(asked, open);
        }
        return List.copyOf(results.values());
    }

    private void ask(String id, @Nullable KnownLetter letter, Map<String, List<KnownLetter>> asked) {
        if (letter == null) {
            put(id, Outcome.UNKNOWN, "The adapter has no such letter, or it is older than its topic keeps");
        } else if (!letter.open()) {
            put(id, Outcome.ALREADY_CLOSED, "");
        } else if (letter.messageId() == null || letter.message().isEmpty()) {
            put(id, Outcome.NOT_RETRIABLE, "It does not say which message it is of");
        } else {
            asked.computeIfAbsent(letter.messageId(), _ -> new ArrayList<>()).add(letter);
        }
    }

    private static Map<String, List<KnownLetter>> open(
            Map<String, KnownLetter> known, Map<String, List<KnownLetter>> asked) {
        Map<String, List<KnownLetter>> open = new LinkedHashMap<>();
        known.values().stream()
                .filter(KnownLetter::open)
                .filter(letter -> letter.messageId() != null && asked.containsKey(letter.messageId()))
                .forEach(letter -> open.computeIfAbsent(String.valueOf(letter.messageId()), _ -> new ArrayList<>())
                        .add(letter));
        return open;
    }

    private static Instant first(Map<String, List<KnownLetter>> open) {
        return open.values().stream()
                .flatMap(List::stream)
                .map(KnownLetter::first)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** When Kafka does not take one message, it will not take the next. */
    private void tryAgain(Map<String, List<KnownLetter>> asked, Map<String, List<KnownLetter>> open)
            throws InterruptedException {
        String notStored = "";
        for (Map.Entry<String, List<KnownLetter>> message : asked.entrySet()) {
            if (notStored.isEmpty()) {
                try {
                    retry.of(message.getKey(), message.getValue(), open.getOrDefault(message.getKey(), List.of()))
                            .forEach(result -> results.put(result.id(), result));
                } catch (NotStored e) {
                    notStored = String.valueOf(e.getMessage());
                }
            }
            for (KnownLetter letter : message.getValue()) {
                results.putIfAbsent(letter.id(), new Result(letter.id(), Outcome.NOT_STORED, notStored));
            }
        }
    }

    private void put(String id, Outcome outcome, String reason) {
        results.put(id, new Result(id, outcome, reason));
    }
}
