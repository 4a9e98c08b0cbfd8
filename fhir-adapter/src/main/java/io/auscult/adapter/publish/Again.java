package io.auscult.adapter.publish;

import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Origin.SourceRecord;
import java.util.List;
import java.util.Set;

/**
 * What is known of a message that was stored before and is mapped once more.
 *
 * @param origin where its first part stands; what follows from it now names the same record as what followed then
 * @param letters to be written as they are: closed, changed and new ones
 * @param published the ids of events that the log has of it, so that no merge is said twice
 */
public record Again(SourceRecord origin, List<DeadLetter> letters, Set<String> published) {
    public Again {
        letters = List.copyOf(letters);
        published = Set.copyOf(published);
    }
}
