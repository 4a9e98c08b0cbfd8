package io.auscult.cli.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoseTest {
    private static final PatientId JANE = new PatientId("a".repeat(32));
    private static final PatientId OLD_JANE = new PatientId("b".repeat(32));
    private static final PatientId JOHN = new PatientId("c".repeat(32));
    private static final List<Person> PEOPLE = List.of(
            person(JANE, "MRN-1"),
            person(JOHN, "MRN-2"),
            person(OLD_JANE, "MRN-9").linked(JANE, "x", Instant.EPOCH));

    private static Person person(PatientId patient, String mrn) {
        return Person.known(patient, List.of(new Identifier("urn:mrn", mrn)));
    }

    @Test
    void isFoundByAnyIdentifierWithTheRecordsThatWereMergedIn() {
        Whose whose = Whose.of("MRN-1", PEOPLE);
        assertThat(whose.ids()).containsExactlyInAnyOrder(JANE, OLD_JANE);
        assertThat(whose.identifiers()).containsExactlyInAnyOrder("MRN-1", "MRN-9");
    }

    @Test
    void isFoundById() {
        assertThat(Whose.of(JOHN.value(), PEOPLE).identifiers()).containsExactly("MRN-2");
    }

    @Test
    void isStillLookedForInTheMessagesWhenNobodyIsKnownByThatName() {
        Whose whose = Whose.of("MRN-77", PEOPLE);
        assertThat(whose.ids()).isEmpty();
        assertThat(whose.mentionedIn("PID|1||MRN-77^^^HOSP".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PID|1||4711^^^H, true", "PID|1||14711^^^H, false", "PID|1||47110^^^H, false", "4711, true", "'', false"
    })
    void isMentionedByAWholeWordOnly(String body, boolean mentioned) {
        assertThat(Whose.of("4711", List.of()).mentionedIn(body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(mentioned);
    }

    @Test
    void isNotLookedForByAWordThatIsInEveryMessage() {
        assertThat(Whose.of("1", List.of()).mentionedIn("PID|1|".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }
}
