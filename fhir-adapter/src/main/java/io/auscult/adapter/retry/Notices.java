package io.auscult.adapter.retry;

import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.schemas.topic.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Notices of subscriptions, which tell of resources without holding them. When one came, those were read back from the EHR, or a
 * letter said that nobody could. Mapping the notice once more can do neither, so it must not change what was said then.
 */
final class Notices {
    private static final Set<String> STATUS = Set.of("SubscriptionStatus", "Parameters");

    private Notices() {}

    /** @param open the open letter of an entry, by the entry's position */
    static MappedMessage asSaidThen(MappedMessage message, IntFunction<Optional<DeadLetter>> open) {
        if (!isNotice(message)) {
            return message;
        }
        List<MappedEntry> entries = new ArrayList<>();
        for (int i = 0; i < message.entries().size(); i++) {
            entries.add(asSaidThen(message.entries().get(i), i == 0, open.apply(i)));
        }
        return new MappedMessage(message.form(), entries);
    }

    private static boolean isNotice(MappedMessage message) {
        return message.form() == Form.BUNDLE
                && !message.entries().isEmpty()
                && STATUS.contains(message.entries().getFirst().type());
    }

    private static MappedEntry asSaidThen(MappedEntry entry, boolean status, Optional<DeadLetter> open) {
        if (status && open.isPresent()) {
            DeadLetter letter = open.get();
            return MappedEntry.of(entry.type(), new Mapped.Rejected(letter.reason(), letter.whatToDo()));
        }
        boolean holdsNothing = entry.mapped() instanceof Mapped.Rejected && entry.original() == null;
        return holdsNothing && open.isEmpty()
                ? MappedEntry.of(entry.type(), new Mapped.Ignored("It was read back from the EHR"))
                : entry;
    }
}
