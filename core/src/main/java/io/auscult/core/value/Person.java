package io.auscult.core.value;

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
 */
public record Person(
        PatientId patient,
        @Nullable String family,
        @Nullable String given,
        @Nullable String birthDate,
        @Nullable String sex,
        List<Identifier> identifiers,
        @Nullable String address,
        @Nullable PatientId mergedInto) {
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
        this(patient, family, given, birthDate, sex, identifiers, address, null);
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
