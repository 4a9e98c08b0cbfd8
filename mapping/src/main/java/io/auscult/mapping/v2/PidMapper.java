package io.auscult.mapping.v2;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Sex;
import io.auscult.core.event.StatusRank;
import io.auscult.core.event.Times;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Content;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.PatientMention;
import io.auscult.mapping.TypedIdentifier;
import io.auscult.mapping.Unmappable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** PID says who the patient is, and birth date, sex and death. */
final class PidMapper {
    private static final String OID = "urn:oid:";
    private static final int EXTERNAL_ID = 2;
    private static final int IDENTIFIERS = 3;

    private PidMapper() {}

    /** @throws Unmappable when PID names nobody */
    static PatientMention mention(Segment pid, Arrival arrival) {
        List<TypedIdentifier> identifiers = identifiers(pid, arrival);
        if (identifiers.isEmpty()) {
            throw new Unmappable("PID-3 has no patient identifier", "Send an identifier of the patient in PID-3");
        }
        return new PatientMention(identifiers, null);
    }

    /** From a registration: the newest holds. */
    static Mapped registered(Segment pid, PatientId patient, Header header, Arrival arrival) {
        Instant updated = header.lastUpdated(null);
        return map(pid, patient, new FactKey(arrival.source() + "/PID/" + patient), updated, arrival);
    }

    /**
     * From a result message: a laboratory's copy must not outdate what registration says, so it is as old as can be and has a
     * fact of its own.
     */
    static Mapped copied(Segment pid, PatientId patient, Arrival arrival) {
        return map(pid, patient, new FactKey(arrival.source() + "/lab-PID/" + patient), Instant.EPOCH, arrival);
    }

    private static Mapped map(Segment pid, PatientId patient, FactKey fact, Instant updated, Arrival arrival) {
        LocalDate born = V2Times.day(pid.field(7));
        Sex sex = sex(pid.field(8).component(1));
        Instant deceasedAt = V2Times.moment(pid.field(29), arrival.zone()).at();
        boolean deceased = deceasedAt != null || pid.field(30).component(1).equals("Y");
        Person person = person(pid, patient, arrival);
        // Half of it would hide what another source knows.
        if (!deceased && (born == null || sex == Sex.UNKNOWN)) {
            return new Mapped.Events(List.of(), person);
        }
        Times times = Times.receivedAt(arrival.received());
        String hash = Content.hash(born, sex, deceased, deceasedAt);
        FactVersion version = new FactVersion(updated, StatusRank.of(""), hash);
        FactEvent event = new DemographicsRecorded(
                arrival.envelope(patient, fact, version, times), fact, version, born, sex, deceased, deceasedAt);
        return new Mapped.Events(List.of(event), person);
    }

    private static Person person(Segment pid, PatientId patient, Arrival arrival) {
        Field name = pid.field(5);
        String given = joined(name, 2, 3);
        String born = pid.field(7).component(1);
        LocalDate day = V2Times.day(pid.field(7));
        return new Person(
                patient,
                name.given(1),
                given.isEmpty() ? null : given.replace(", ", " "),
                day != null ? day.toString() : born.isEmpty() ? null : born,
                sexWord(pid.field(8).component(1)),
                identifiers(pid, arrival).stream()
                        .map(TypedIdentifier::identifier)
                        .distinct()
                        .toList(),
                address(pid.field(11)));
    }

    private static List<TypedIdentifier> identifiers(Segment pid, Arrival arrival) {
        List<TypedIdentifier> listed = identifiers(pid, IDENTIFIERS, arrival);
        return listed.isEmpty() ? identifiers(pid, EXTERNAL_ID, arrival) : listed;
    }

    private static List<TypedIdentifier> identifiers(Segment pid, int field, Arrival arrival) {
        return pid.repetitions(field).stream()
                .filter(id -> !id.component(1).isEmpty())
                .map(id -> new TypedIdentifier(
                        new Identifier(authority(id, arrival.source()), id.component(1)), id.component(5)))
                .toList();
    }

    /** CX-4, the assigning authority: its OID or URI, else its namespace, else the source itself. */
    private static String authority(Field id, String source) {
        String universal = id.component(4, 2);
        if (universal.matches("[0-2](\\.\\d+)+")) {
            return OID + universal;
        }
        if (id.component(4, 3).equals("URI") && !universal.isEmpty()) {
            return universal;
        }
        String namespace = id.component(4);
        return V2Codes.LOCAL + (!namespace.isEmpty() ? namespace : universal.isEmpty() ? source : universal);
    }

    private static @Nullable String address(Field address) {
        String line = joined(address, 1, 6);
        return line.isEmpty() ? null : line;
    }

    private static String joined(Field field, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(field::component)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static Sex sex(String code) {
        return switch (code) {
            case "F" -> Sex.FEMALE;
            case "M" -> Sex.MALE;
            case "A", "N", "O", "X" -> Sex.OTHER;
            default -> Sex.UNKNOWN;
        };
    }

    private static @Nullable String sexWord(String code) {
        Sex sex = sex(code);
        return sex == Sex.UNKNOWN ? null : sex.name().toLowerCase(Locale.ROOT);
    }
}
