package io.auscult.core.value;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who a patient is: names, identifiers and address, kept in {@code cds.people.v1} and nowhere else.
 *
 * @param birthDate as the source gave it, possibly partial ("1958" or "1958-03")
 * @param sex the source's administrative gender word
 * @param address one line, null if not given
 * @param mergedInto the patient under whom the record goes on since a merge; null for a patient who stands alone
 * @param linkedBy who said last that it goes on under another, or no longer does; null when nobody ever did
 * @param linkedAt when that was said, by the sender's clock; null when nobody ever did
 */
public record Person(
        PatientId patient,
        @Nullable String family,
        @Nullable String given,
        @Nullable String birthDate,
        @Nullable String sex,
        List<Identifier> identifiers,
        @Nullable String address,
        @Nullable PatientId mergedInto,
        @Nullable String linkedBy,
        @Nullable Instant linkedAt) {
    public Person {
        identifiers = List.copyOf(identifiers);
    }

    /** A patient who stands alone. */
    public Person(
            PatientId patient,
            @Nullable String family,
            @Nullable String given,
            @Nullable String birthDate,
            @Nullable String sex,
            List<Identifier> identifiers,
            @Nullable String address) {
        this(patient, family, given, birthDate, sex, identifiers, address, null, null, null);
    }

    /** Of whom nothing is known but these identifiers. */
    public static Person known(PatientId patient, List<Identifier> identifiers) {
        return new Person(patient, null, null, null, null, identifiers, null);
    }

    /** The same person under these identifiers and no others. */
    public Person withIdentifiers(List<Identifier> others) {
        return new Person(patient, family, given, birthDate, sex, others, address, mergedInto, linkedBy, linkedAt);
    }

    /** Since {@code at} the record goes on under {@code survivor}, or stands alone again when that is null. */
    public Person linked(@Nullable PatientId survivor, String by, Instant at) {
        return new Person(patient, family, given, birthDate, sex, identifiers, address, survivor, by, at);
    }

    /** The name on a page: "Runte, Brigitte", or "Name not known". */
    public String name() {
        String name = Stream.of(family, given).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return name.isEmpty() ? "Name not known" : name;
    }

    /** Nothing of it is printed: a person is patient data. */
    @Override
    public String toString() {
        return "Person[" + patient + "]";
    }
}
