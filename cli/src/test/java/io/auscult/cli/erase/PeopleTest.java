package io.auscult.cli.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final PatientId FIRST = id("1");
    private static final PatientId SECOND = id("2");
    private static final PatientId THIRD = id("3");
    private static final PatientId OTHER = id("4");

    private final People people =
            of(person(FIRST, SECOND), person(SECOND, THIRD), person(THIRD, null), person(OTHER, null));

    @Test
    void findsWhatWasMergedIntoARecordAndWhatIntoThatBefore() {
        assertThat(people.mergedInto(THIRD)).containsExactly(FIRST, SECOND);
        assertThat(people.mergedInto(OTHER)).isEmpty();
    }

    @Test
    void sendsToTheRecordThatHoldsTheFacts() {
        people.requireStandsAlone(THIRD);
        assertThatThrownBy(() -> people.requireStandsAlone(FIRST)).hasMessageContaining(SECOND.value());
    }

    private static PatientId id(String digit) {
        return new PatientId(digit.repeat(32));
    }

    private static Person person(PatientId patient, @Nullable PatientId mergedInto) {
        return new Person(patient, null, null, null, null, List.of(), null, mergedInto, null, null);
    }

    private static People of(Person... persons) {
        return new People(Arrays.stream(persons).collect(Collectors.toMap(Person::patient, Function.identity())));
    }
}
