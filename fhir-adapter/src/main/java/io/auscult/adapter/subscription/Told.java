package io.auscult.adapter.subscription;

import io.auscult.adapter.source.Delivery;
import io.auscult.adapter.source.Delivery.Language;
import io.auscult.ehr.TypedId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.fhir.FhirMessageMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a notice tells of without holding it.
 *
 * @param readable "Observation/1": what can be read back from the EHR
 * @param unreadable whether it also tells of something that cannot, because it is another server's
 * @param isNothing it tells of nothing, and holds nothing: "something changed"
 * @param entries the positions of entries that are read back and so need no dead letter
 */
record Told(List<String> readable, boolean unreadable, Set<Integer> entries, boolean isNothing) {
    private static final String DELETE = "DELETE";

    Told {
        readable = List.copyOf(readable);
        entries = Set.copyOf(entries);
    }

    /** @param local what a reference means at this EHR; empty for another server's */
    static Told of(JsonNode bundle, Notice notice, Function<String, Optional<TypedId>> local) {
        Set<String> held = new HashSet<>();
        Set<String> readable = new LinkedHashSet<>();
        Set<Integer> entries = new HashSet<>();
        Set<String> named = new HashSet<>();
        for (int i = 1; i < bundle.path("entry").size(); i++) {
            JsonNode entry = bundle.path("entry").path(i);
            JsonNode resource = entry.path("resource");
            if (resource.isObject() && !isDeleted(entry)) {
                held.add(resource.path("resourceType").asString("") + "/"
                        + resource.path("id").asString(""));
            } else {
                Optional<TypedId> own = own(entry, local).filter(it -> FhirMessageMapper.wants(it.type()));
                own.map(TypedId::reference).ifPresent(readable::add);
                if (own.isPresent()) {
                    entries.add(i);
                }
                named.add(entry.path("fullUrl").asString(""));
            }
        }
        boolean unreadable = false;
        for (String reference : notice.events().stream()
                .flatMap(event -> event.references().stream())
                .toList()) {
            Optional<TypedId> own = local.apply(reference);
            Optional<TypedId> meant = own.or(() -> TypedId.last(reference));
            boolean wanted = meant.filter(it -> FhirMessageMapper.wants(it.type()))
                    .filter(it -> !held.contains(it.reference()))
                    .isPresent();
            if (wanted && own.isPresent()) {
                readable.add(own.get().reference());
            }
            // An entry of its own becomes a dead letter of its own.
            unreadable |= wanted && own.isEmpty() && !named.contains(reference);
        }
        boolean nothing = bundle.path("entry").size() < 2
                && notice.events().stream().allMatch(event -> event.references().isEmpty());
        return new Told(List.copyOf(readable), unreadable, entries, nothing);
    }

    private static boolean isDeleted(JsonNode entry) {
        return entry.path("request").path("method").asString("").equalsIgnoreCase(DELETE);
    }

    private static Optional<TypedId> own(JsonNode entry, Function<String, Optional<TypedId>> local) {
        return local.apply(entry.path("fullUrl").asString(""))
                .or(() -> local.apply(entry.path("request").path("url").asString("")));
    }

    /**
     * The message with what is read back taken for ignored, and the status taken for rejected when it alone tells of a loss.
     *
     * @param lost whether nobody can find out what it is about
     */
    Delivery settling(Delivery delivery, boolean lost) {
        return new Delivery(
                delivery.source(),
                delivery.contentType(),
                delivery.body(),
                delivery.backfill(),
                delivery.traceparent(),
                new Settling(delivery.language(), this, lost));
    }

    private record Settling(Language language, Told told, boolean lost) implements Language {
        @Override
        public MappedMessage map(byte[] body, Arrival arrival, PatientFinder patients) {
            return told.settled(language.map(body, arrival, patients), lost);
        }

        @Override
        public @Nullable String address() {
            return language.address();
        }
    }

    private MappedMessage settled(MappedMessage message, boolean lost) {
        List<MappedEntry> settled = new ArrayList<>();
        for (int i = 0; i < message.entries().size(); i++) {
            MappedEntry entry = message.entries().get(i);
            if (i == 0 && (lost || unreadable)) {
                settled.add(MappedEntry.of(entry.type(), unreachable()));
            } else if (entries.contains(i) && entry.mapped() instanceof Mapped.Rejected) {
                settled.add(MappedEntry.of(entry.type(), new Mapped.Ignored("It is read back from the EHR")));
            } else {
                settled.add(entry);
            }
        }
        return new MappedMessage(message.form(), settled);
    }

    private static Mapped unreachable() {
        return new Mapped.Rejected(
                "The notice tells of resources that it does not hold and that cannot be read back",
                "Set the EHR's base address of this source and the types of this subscription, or subscribe with the"
                        + " content full-resource");
    }
}
