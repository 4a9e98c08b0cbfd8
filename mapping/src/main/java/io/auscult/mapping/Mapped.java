package io.auscult.mapping;

import io.auscult.core.event.FactEvent;
import io.auscult.core.value.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one entry of a message. There is no fourth way: nothing is dropped. */
public sealed interface Mapped {

    /**
     * @param person who the patient is, when the entry says so; null otherwise
     * @param links what the entry says of records being one patient; null when it says nothing of that
     */
    record Events(
            List<FactEvent> events,
            @Nullable Person person,
            @Nullable PatientLinks links) implements Mapped {
        public Events {
            events = List.copyOf(events);
        }

        public Events(List<FactEvent> events, @Nullable Person person) {
            this(events, person, null);
        }

        public static Events of(FactEvent event) {
            return new Events(List.of(event), null);
        }
    }

    /**
     * Understood, and not for us.
     *
     * @param reason without any patient data
     */
    record Ignored(String reason) implements Mapped {}

    /**
     * Could not be mapped; goes to the dead letters.
     *
     * @param reason without any patient data
     * @param remedy what the sender or the integration engineer can do
     */
    record Rejected(String reason, String remedy) implements Mapped {}
}
