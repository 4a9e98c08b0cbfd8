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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** PID says who the patient is, and birth date, sex and death. */
final class PidMapper {
    private static final String OID = "urn:oid:";
    private static final Pattern OID_SHAPE = Pattern.compile("[0-2](\\.\\d{1,40}){1,40}");
    private static final char UNREADABLE = '\uFFFD';
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
        return map(pid, patient, arrival.source() + "/PID", updated, header, arrival);
    }

    /**
     * From a result message: a laboratory's copy must not outdate what registration says, so it is as old as can be and has a
     * fact of its own.
     */
    static Mapped copied(Segment pid, PatientId patient, Header header, Arrival arrival) {
        return map(pid, patient, arrival.source() + "/lab-PID", Instant.EPOCH, header, arrival);
    }

    private static Mapped map(
            Segment pid, PatientId patient, String kind, Instant updated, Header header, Arrival arrival) {
        LocalDate born = V2Times.day(pid.field(7));
        Sex sex = sex(pid.field(8).component(1));
        List<FactEvent> events = new ArrayList<>();
        // Half of it would hide what another message said.
        if (born != null && sex != Sex.UNKNOWN) {
            FactKey fact = new FactKey(kind + "/" + patient);
            events.add(recorded(patient, fact, updated, new Death(false, null), born, sex, arrival));
        }
        Death death = death(pid, header);
        if (death != null) {
            FactKey fact = new FactKey(kind + "-death/" + patient);
            events.add(recorded(patient, fact, updated, death, born, sex, arrival));
        }
        return new Mapped.Events(events, person(pid, patient, arrival));
    }

    private record Death(boolean deceased, @Nullable Instant at) {}

    /**
     * A fact of its own, because an empty field says nothing in HL7 v2: the next registration without PID-30 does not raise the dead,
     * {@code N} or {@code ""} does. Null when nothing is said.
     */
    private static @Nullable Death death(Segment pid, Header header) {
        Instant at = V2Times.moment(pid.field(29), header.zone()).at();
        if (at != null || pid.field(30).component(1).equals("Y")) {
            return new Death(true, at);
        }
        return pid.raw(29).isBlank() && pid.raw(30).isBlank() ? null : new Death(false, null);
    }

    private static FactEvent recorded(
            PatientId patient,
            FactKey fact,
            Instant updated,
            Death death,
            @Nullable LocalDate born,
            Sex sex,
            Arrival arrival) {
        String hash = Content.hash(born, sex, death.deceased(), death.at());
        FactVersion version = new FactVersion(updated, StatusRank.of(""), hash);
        Times times = Times.receivedAt(arrival.received());
        return new DemographicsRecorded(
                arrival.envelope(patient, fact, version, times),
                fact,
                version,
                born,
                sex,
                death.deceased(),
                death.at());
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

    /** The first identifier of the patient, as the segment lists it. */
    static Field listed(Segment pid) {
        return pid.repetitions(IDENTIFIERS).isEmpty() ? pid.field(EXTERNAL_ID) : pid.field(IDENTIFIERS);
    }

    /** @throws Unmappable when a sign of one was lost, since without it the number may be another patient's */
    static List<TypedIdentifier> identifiers(Segment segment, int field, Arrival arrival) {
        List<TypedIdentifier> identifiers = segment.repetitions(field).stream()
                .filter(id -> !id.component(1).isEmpty())
                .map(id ->
                        new TypedIdentifier(new Identifier(authority(id, arrival), id.component(1)), id.component(5)))
                .toList();
        if (identifiers.stream().anyMatch(it -> it.identifier().value().indexOf(UNREADABLE) >= 0)) {
            throw new Unmappable(
                    "An identifier of the patient has a sign that the message's character set does not",
                    "Send it in the character set that MSH-18 names");
        }
        return identifiers;
    }

    /** CX-4, the assigning authority: as the site says, else its OID or URI, else its namespace, else the source itself. */
    private static String authority(Field id, Arrival arrival) {
        String namespace = id.component(4);
        String universal = id.component(4, 2);
        Map<String, String> configured = arrival.dialect().authorities();
        String site = configured.getOrDefault(namespace, configured.get(universal));
        if (site != null) {
            return site;
        }
        if (OID_SHAPE.matcher(universal).matches()) {
            return OID + universal;
        }
        if (id.component(4, 3).equals("URI") && !universal.isEmpty()) {
            return universal;
        }
        return CodingSystems.LOCAL
                + (!namespace.isEmpty() ? namespace : universal.isEmpty() ? arrival.source() : universal);
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
