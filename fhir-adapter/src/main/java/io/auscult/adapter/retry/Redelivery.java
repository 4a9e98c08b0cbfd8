package io.auscult.adapter.retry;

import io.auscult.core.event.FactEvent;
import io.auscult.core.value.Person;
import io.auscult.mapping.LastOfMessage;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.mapping.PatientLinks;
import io.auscult.schemas.topic.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What follows from mapping a message once more.
 *
 * @param events those that the log does not have, the last of each patient marked as the last, so that the patient is decided
 * @param people told by entries that were not told before: what was told then may have been overtaken by newer messages
 * @param letters records to write: letters that are closed, that have another reason now, and new ones
 * @param results of the letters that were open
 */
record Redelivery(
        List<FactEvent> events,
        List<Person> people,
        List<PatientLinks> links,
        List<DeadLetter> letters,
        List<Result> results) {
    static final String BY = "retry";

    Redelivery {
        events = List.copyOf(events);
        people = List.copyOf(people);
        links = List.copyOf(links);
        letters = List.copyOf(letters);
        results = List.copyOf(results);
    }

    /**
     * A pure function of what is known.
     *
     * @param message as it is mapped now
     * @param published the ids of events that the log has of it
     * @param open the letters to be settled by it, by id
     * @param rejected a letter for each entry that is rejected now
     * @param now when letters are closed
     */
    static Redelivery of(
            MappedMessage message,
            Set<String> published,
            Map<String, DeadLetter> open,
            List<DeadLetter> rejected,
            Instant now) {
        MappedMessage news = new MappedMessage(Form.BUNDLE, news(message.entries(), published));
        List<DeadLetter> letters = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        Set<String> still = new HashSet<>();
        for (DeadLetter letter : rejected) {
            still.add(letter.id());
            DeadLetter before = open.get(letter.id());
            if (before == null || saysOtherwise(before, letter)) {
                letters.add(letter);
            }
            if (before != null) {
                results.add(new Result(letter.id(), Result.Outcome.STILL_REJECTED, letter.reason()));
            }
        }
        open.forEach((id, letter) -> {
            if (!still.contains(id)) {
                letters.add(letter.close(now, BY));
                results.add(Result.closed(id));
            }
        });
        return new Redelivery(List.copyOf(news.events()), news.people(), news.links(), letters, results);
    }

    boolean changesNothing() {
        return events.isEmpty() && people.isEmpty() && links.isEmpty() && letters.isEmpty();
    }

    private static boolean saysOtherwise(DeadLetter before, DeadLetter now) {
        return !before.reason().equals(now.reason()) || !before.whatToDo().equals(now.whatToDo());
    }

    /**
     * An entry of which the log has everything was told before, with its person and links. Marked anew, because what is published
     * now may lack the event that was marked as the last.
     */
    private static List<MappedEntry> news(List<MappedEntry> entries, Set<String> published) {
        List<MappedEntry> news = new ArrayList<>();
        for (MappedEntry entry : entries) {
            if (entry.mapped() instanceof Mapped.Events said) {
                List<FactEvent> missing = said.events().stream()
                        .filter(event -> !published.contains(event.envelope().id()))
                        .toList();
                if (!missing.isEmpty() || said.events().isEmpty()) {
                    news.add(MappedEntry.of(entry.type(), new Mapped.Events(missing, said.person(), said.links())));
                }
            }
        }
        return LastOfMessage.mark(news);
    }
}
