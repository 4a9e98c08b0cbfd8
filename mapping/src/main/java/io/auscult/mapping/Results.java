package io.auscult.mapping;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ObservationRetracted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ResultId;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The identity that a result has in every feed, so that FHIR and HL7 v2 meet in one. */
public final class Results {
    private Results() {}

    /**
     * The result's identity; null when the source does not give the filler's number or a code.
     *
     * @param filler the filler's order number, without its namespace
     */
    public static @Nullable ResultId id(
            @Nullable String filler, CodedText code, String part, @Nullable Instant effective) {
        return filler == null || filler.isBlank() || code.codings().isEmpty()
                ? null
                : ResultId.of(filler, telling(code), part, effective);
    }

    public static ObservationDetails with(@Nullable ResultId result, ObservationDetails details) {
        return new ObservationDetails(
                details.method(),
                details.device(),
                details.referenceRange(),
                details.interpretation(),
                details.performer(),
                details.encounter(),
                result);
    }

    /**
     * Statements of one message that share an identity though they are several have none: they cannot be told apart by it, and a
     * result counted twice is better than one of two that hides the other.
     */
    public static List<MappedEntry> tellApart(List<MappedEntry> entries) {
        Map<ResultId, Set<FactKey>> facts = new HashMap<>();
        entries.forEach(entry -> said(entry).forEach(event -> {
            ResultId result = of(event);
            if (result != null) {
                facts.computeIfAbsent(result, _ -> new HashSet<>()).add(event.fact());
            }
        }));
        Set<ResultId> shared = new HashSet<>();
        facts.forEach((result, keys) -> {
            if (keys.size() > 1) {
                shared.add(result);
            }
        });
        return shared.isEmpty()
                ? entries
                : entries.stream().map(entry -> without(shared, entry)).toList();
    }

    private static Code telling(CodedText code) {
        return code.codings().stream()
                .map(Coding::code)
                .filter(it -> it.system().equals(Code.LOINC))
                .findFirst()
                .orElseGet(() -> code.codings().getFirst().code());
    }

    private static List<FactEvent> said(MappedEntry entry) {
        return entry.mapped() instanceof Mapped.Events events ? events.events() : List.of();
    }

    private static @Nullable ResultId of(FactEvent event) {
        return switch (event) {
            case ObservationRecorded recorded -> recorded.details().resultId();
            case ObservationRetracted retracted -> retracted.resultId();
            case FactEvent _ -> null;
        };
    }

    private static MappedEntry without(Set<ResultId> shared, MappedEntry entry) {
        return entry.mapped() instanceof Mapped.Events said
                ? MappedEntry.of(
                        entry.type(),
                        new Mapped.Events(
                                said.events().stream()
                                        .map(event -> without(shared, event))
                                        .toList(),
                                said.person(),
                                said.links()))
                : entry;
    }

    private static FactEvent without(Set<ResultId> shared, FactEvent event) {
        ResultId result = of(event);
        if (result == null || !shared.contains(result)) {
            return event;
        }
        return switch (event) {
            case ObservationRecorded e ->
                new ObservationRecorded(
                        e.envelope(), e.fact(), e.version(), e.status(), e.code(), e.value(), with(null, e.details()));
            case ObservationRetracted e -> new ObservationRetracted(e.envelope(), e.fact(), e.version(), e.status());
            case FactEvent other -> other;
        };
    }
}
