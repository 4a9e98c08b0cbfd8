package io.auscult.adapter.retry;

import io.auscult.adapter.identity.Mentioned;
import io.auscult.adapter.identity.SitePatients;
import io.auscult.adapter.publish.Again;
import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.publish.Outgoing;
import io.auscult.adapter.publish.Publisher;
import io.auscult.adapter.publish.Rejection;
import io.auscult.adapter.retry.Result.Outcome;
import io.auscult.adapter.source.Delivery.Language;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import io.auscult.core.value.Person;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.MappedMessage;
import io.auscult.schemas.topic.DeadLetter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Maps a message, or what is left of it, once more with the configuration that is in force, and publishes what is new. */
final class MessageRetry {
    private static final String GONE =
            "The message is older than its topic keeps, and the entry cannot stand alone; have its source send it again";

    private final Sources sources;
    private final Languages languages;
    private final SitePatients patients;
    private final Publisher publisher;
    private final Clock clock;
    private final KeptMessages kept;
    private final LogScan log;

    MessageRetry(
            Sources sources,
            Languages languages,
            SitePatients patients,
            Publisher publisher,
            Clock clock,
            KeptMessages kept,
            LogScan log) {
        this.sources = sources;
        this.languages = languages;
        this.patients = patients;
        this.publisher = publisher;
        this.clock = clock;
        this.kept = kept;
        this.log = log;
    }

    /**
     * What became of the letters; of those that nobody asked for too, since what settles one settles all of its message.
     *
     * @param asked of the letters of this message, at least one
     * @param open all of them that are open
     */
    List<Result> of(String id, List<KnownLetter> asked, List<KnownLetter> open) throws NotStored, InterruptedException {
        MessageOrigin at = new MessageOrigin(id, asked.getLast().message().orElseThrow());
        Optional<Original> message = kept.message(at.record(), id);
        if (message.isPresent()) {
            return settle(message.get(), at, open);
        }
        List<Result> results = new ArrayList<>();
        for (KnownLetter letter : asked) {
            Optional<Original> own = kept.own(letter);
            if (own.isEmpty()) {
                results.add(new Result(letter.id(), Outcome.ORIGINAL_GONE, GONE));
            } else if (own.get().whole()) {
                return settle(own.get(), at, open);
            } else {
                results.addAll(settle(own.get(), at, List.of(letter)));
            }
        }
        return results;
    }

    private List<Result> settle(Original original, MessageOrigin at, List<KnownLetter> letters)
            throws NotStored, InterruptedException {
        Optional<Source> source = sources.named(original.source());
        Optional<Language> language = languages.of(original.contentType(), original.address());
        if (source.isEmpty()) {
            return refused(letters, "No source " + original.source() + " is configured");
        }
        if (language.isEmpty()) {
            return refused(letters, "Messages of type " + original.contentType() + " are not read");
        }
        Arrival arrival = new Arrival(
                original.source(),
                at.id(),
                original.received(),
                original.backfill(),
                source.get().dialect());
        Mentioned mentioned = patients.of(source.get().name(), source.get().patientIdentifiers());
        Map<String, DeadLetter> open = byId(letters);
        MappedMessage message = Notices.asSaidThen(
                language.get().map(original.body().toBytes(), arrival, mentioned),
                entry -> Optional.ofNullable(open.get(Rejection.letterId(at.id(), entry))));
        if (isOfErased(message, arrival)) {
            return refused(letters, "It is of a patient who was erased since");
        }
        Redelivery redelivery = Redelivery.of(
                message, log.of(at.id()).events(), open, rejected(message, original, at, letters), clock.instant());
        if (!redelivery.changesNothing()) {
            publisher.publish(outgoing(redelivery, arrival, mentioned, at));
        }
        return redelivery.results();
    }

    /** To write of an erased patient again would undo the erasure. */
    private boolean isOfErased(MappedMessage message, Arrival arrival) {
        return log.of(arrival.messageId()).ofErased()
                || message.events().stream()
                        .anyMatch(event -> log.wasErased(event.envelope().patient(), arrival.received()));
    }

    /** An entry that is mapped without its message keeps the letter that it has. */
    private static List<DeadLetter> rejected(
            MappedMessage message, Original original, MessageOrigin at, List<KnownLetter> letters) {
        Stream<DeadLetter> rejected = Rejection.of(message, original.body(), original.received()).stream()
                .map(rejection -> rejection.letter(at.id(), at.record()));
        return original.whole()
                ? rejected.toList()
                : rejected.limit(1)
                        .map(letter -> withId(letters.getFirst().id(), letter))
                        .toList();
    }

    private static DeadLetter withId(String id, DeadLetter letter) {
        return new DeadLetter(
                id,
                letter.app(),
                letter.reason(),
                letter.whatToDo(),
                letter.origin(),
                letter.original(),
                letter.received());
    }

    private Outgoing outgoing(Redelivery redelivery, Arrival arrival, Mentioned mentioned, MessageOrigin at) {
        List<Person> people = Stream.concat(redelivery.people().stream(), mentioned.byFhirIdAlone().stream())
                .toList();
        return Outgoing.again(
                arrival,
                List.copyOf(redelivery.events()),
                people,
                redelivery.links(),
                new Again(at.record(), redelivery.letters(), log.of(at.id()).events()));
    }

    private static Map<String, DeadLetter> byId(List<KnownLetter> letters) {
        Map<String, DeadLetter> byId = new HashMap<>();
        letters.forEach(letter -> byId.put(letter.id(), letter.letter()));
        return byId;
    }

    private static List<Result> refused(List<KnownLetter> letters, String reason) {
        return letters.stream()
                .map(letter -> new Result(letter.id(), Outcome.NOT_RETRIABLE, reason))
                .toList();
    }
}
