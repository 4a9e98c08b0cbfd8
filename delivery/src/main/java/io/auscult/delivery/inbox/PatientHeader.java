package io.auscult.delivery.inbox;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who the patient is, at the top of everything said about them.
 *
 * @param ageSex "67 years, female"; what is not known is left out
 * @param born as the source gave it, or empty
 * @param numbers the identifiers that a person reads, such as the record number
 */
public record PatientHeader(String id, String name, String ageSex, String born, String numbers) {
    private static final int WHOLE_DATE = 10;
    /** What systems call each other's patients, and nobody reads out. */
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public static PatientHeader of(Person person, LocalDate today) {
        String age = person.birthDate() == null ? "" : age(person.birthDate(), today);
        String sex = Objects.requireNonNullElse(person.sex(), "");
        return new PatientHeader(
                person.patient().value(),
                person.name(),
                Stream.of(age, sex).filter(word -> !word.isEmpty()).collect(Collectors.joining(", ")),
                Objects.requireNonNullElse(person.birthDate(), ""),
                person.identifiers().stream()
                        .filter(identifier -> !identifier.system().startsWith("urn:auscult:"))
                        .map(Identifier::value)
                        .filter(value -> !UUID.matcher(value).matches())
                        .distinct()
                        .limit(2)
                        .collect(Collectors.joining(", ")));
    }

    /** For a patient whose name has not come yet. */
    public static PatientHeader unknown(PatientId patient) {
        return new PatientHeader(patient.value(), "Name not known", "", "", "");
    }

    private static String age(String birthDate, LocalDate today) {
        try {
            if (birthDate.length() >= WHOLE_DATE) {
                LocalDate born = LocalDate.parse(birthDate.substring(0, WHOLE_DATE));
                return ChronoUnit.YEARS.between(born, today) + " years";
            }
            return "about "
                    + (today.getYear() - Year.parse(birthDate.substring(0, 4)).getValue()) + " years";
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            return "";
        }
    }
}
