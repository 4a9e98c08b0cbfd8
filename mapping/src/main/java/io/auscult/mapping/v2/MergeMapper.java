package io.auscult.mapping.v2;

import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.PatientLinks;
import io.auscult.mapping.PatientMention;
import io.auscult.mapping.TypedIdentifier;
import io.auscult.mapping.Unmappable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * MRG and the trigger event: MRG-1 goes on under PID-3, where the standard says that the whole patient does (HL7 v2 chapter 3). What
 * moves only a part of a patient is not guessed at.
 */
record MergeMapper(Header header, Arrival arrival, PatientFinder patients) {
    private static final Set<String> PATIENTS = Set.of("A18", "A30", "A34", "A36", "A39", "A40", "A47");
    private static final Set<String> ACCOUNTS = Set.of("A35", "A41", "A44", "A49");
    private static final Set<String> VISITS = Set.of("A42", "A45", "A50", "A51");
    private static final Set<String> MOVES = Set.of("A43", "A46", "A48");
    private static final int PRIOR = 1;
    private static final int AUTHORITY = 4;

    Mapped map(Segment mrg, Segment pid, PatientId survivor) {
        String event = header.event();
        if (PATIENTS.contains(event)) {
            return merged(mrg, pid, survivor);
        }
        if (VISITS.contains(event)) {
            throw new Unmappable(
                    "Visits that are merged, moved or renumbered are not followed",
                    "Cancel the old visit with A11 and send the new one with A01 or A04");
        }
        if (MOVES.contains(event)) {
            throw new Unmappable(
                    "Moving a part of a patient to another, or changing one of several identifiers, is not followed",
                    "Send A40 when the two are one patient; else take the results back and send them for the other");
        }
        return new Mapped.Ignored(
                ACCOUNTS.contains(event)
                        ? "It is about accounts, which are not kept"
                        : "This trigger event merges no patients");
    }

    /** Two patients in one message, linked or no longer so; empty when the event is about something else. */
    Optional<MappedEntry> ofPair(List<PatientId> named) {
        return switch (header.event()) {
            case "A24" ->
                Optional.of(MappedEntry.of(
                        header.label(), new Mapped.Ignored("A link leaves two records apart, so nothing is merged")));
            case "A37" -> Optional.of(Attempt.at(header.label(), () -> apart(named)));
            default -> Optional.empty();
        };
    }

    private Mapped merged(Segment mrg, Segment pid, PatientId survivor) {
        List<TypedIdentifier> prior = PidMapper.identifiers(mrg, PRIOR, arrival);
        if (prior.isEmpty()) {
            throw new Unmappable("MRG-1 has no patient identifier", "Send the retired identifier in MRG-1");
        }
        // Without its authority the number is not the one under which the retired patient is known.
        if (mrg.field(PRIOR).component(AUTHORITY).isEmpty()
                && !PidMapper.listed(pid).component(AUTHORITY).isEmpty()) {
            throw new Unmappable(
                    "MRG-1 does not say whose number it is, though the patient's identifier does",
                    "Send the assigning authority in MRG-1.4 as in PID-3.4");
        }
        PatientId retired = patients.find(new PatientMention(prior, null));
        if (retired.equals(survivor)) {
            return new Mapped.Ignored("MRG-1 names the patient that PID-3 names");
        }
        Person known = Person.known(
                retired,
                prior.stream().map(TypedIdentifier::identifier).distinct().toList());
        return new Mapped.Events(List.of(), known, PatientLinks.merge(by(), at(), retired, survivor));
    }

    private Mapped apart(List<PatientId> named) {
        if (named.size() != 2) {
            throw new Unmappable("Unlinking needs two patients", "Send both in PID segments");
        }
        return new Mapped.Events(List.of(), null, PatientLinks.apart(by(), at(), named.getFirst(), named.getLast()));
    }

    private String by() {
        return arrival.source() + "/ADT";
    }

    private Instant at() {
        return header.lastUpdated(arrival.received());
    }
}
