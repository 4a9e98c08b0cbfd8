package io.auscult.mapping.fhir;

import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Sex;
import io.auscult.core.event.Times;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.Person;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.PatientLinks;
import io.auscult.mapping.PatientMention;
import io.auscult.mapping.TypedIdentifier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** A Patient says two things: who it is, for people; and birth date, sex and death, for the chart. */
final class PatientMapper {
    private static final int FULL_DATE = 10;

    private PatientMapper() {}

    static Mapped map(Patient patient, EntryContext entry, String fhirId, PatientLinks links) {
        String born = FhirCodes.code(patient.getBirthDateElement()).strip();
        LocalDate birthDate = born.length() == FULL_DATE ? LocalDate.parse(born) : null;
        Sex sex = sex(patient.getGender());
        boolean deceased = deceased(patient.getDeceased());
        Instant deceasedAt = patient.getDeceased() instanceof DateTimeType date ? FhirTimes.instant(date) : null;
        Times times = Times.receivedAt(entry.arrival().received());
        FactVersion version = entry.version("", times, born.isEmpty() ? null : born, sex, deceased, deceasedAt);
        return new Mapped.Events(
                List.of(new DemographicsRecorded(
                        entry.envelope(version, times), entry.fact(), version, birthDate, sex, deceased, deceasedAt)),
                person(patient, entry, fhirId),
                links);
    }

    private static boolean deceased(@Nullable Type said) {
        return said instanceof DateTimeType || (said instanceof BooleanType flag && flag.booleanValue());
    }

    private static Person person(Patient patient, EntryContext entry, String fhirId) {
        HumanName name = patient.getName().stream()
                .min(Comparator.comparingInt(PatientMapper::preference))
                .orElseGet(HumanName::new);
        String source = entry.arrival().source();
        List<Identifier> identifiers = Stream.concat(
                        PatientIdentifiers.of(patient.getIdentifier(), source).stream()
                                .map(TypedIdentifier::identifier),
                        Stream.of(PatientMention.fhirIdentifier(source, fhirId)))
                .distinct()
                .toList();
        return new Person(
                entry.patient(),
                name.hasFamily() || name.hasGiven() ? name.getFamily() : name.getText(),
                name.hasGiven() ? name.getGivenAsSingleString() : null,
                patient.getBirthDateElement().getValueAsString(),
                patient.getGenderElement().getValueAsString(),
                identifiers,
                patient.hasAddress() ? oneLine(patient.getAddressFirstRep()) : null);
    }

    private static int preference(HumanName name) {
        NameUse use = name.getUse();
        return use == NameUse.OFFICIAL ? 0 : use == NameUse.USUAL ? 1 : use == null ? 2 : use == NameUse.OLD ? 4 : 3;
    }

    private static @Nullable String oneLine(Address address) {
        if (address.hasText()) {
            return address.getText();
        }
        String line = Stream.of(
                        address.getLine().stream()
                                .map(part -> part.getValue())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(", ")),
                        address.getCity(),
                        address.getState(),
                        address.getPostalCode(),
                        address.getCountry())
                .filter(part -> !FhirCodes.blank(part))
                .collect(Collectors.joining(", "));
        return line.isEmpty() ? null : line;
    }

    private static Sex sex(@Nullable AdministrativeGender gender) {
        return switch (gender) {
            case FEMALE -> Sex.FEMALE;
            case MALE -> Sex.MALE;
            case OTHER -> Sex.OTHER;
            case UNKNOWN, NULL -> Sex.UNKNOWN;
            case null -> Sex.UNKNOWN;
        };
    }
}
