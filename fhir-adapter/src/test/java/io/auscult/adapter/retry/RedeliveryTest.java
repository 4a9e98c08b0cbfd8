package io.auscult.adapter.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.retry.Result.Outcome;
import io.auscult.core.event.FactEvent;
import io.auscult.core.fixture.Catalogue;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.mapping.PatientLinks;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RedeliveryTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final PatientId OTHER = Said.KEY.patientId(new Identifier("urn:test:mrn", "T-2"));
    private static final Person PERSON = Person.known(Said.PATIENT, List.of());

    private static FactEvent result(String id) {
        return result(id, Said.PATIENT);
    }

    /** As it is mapped: every event but the last of its patient presumes that more follow. */
    private static FactEvent result(String id, PatientId patient) {
        return Said.at(RECEIVED)
                .of(patient)
                .withMoreToFollow()
                .result(id, Catalogue.GLUCOSE_CODE, "99", "mg/dL", RECEIVED);
    }

    private static MappedEntry entry(FactEvent... events) {
        return MappedEntry.of("Observation", new Mapped.Events(List.of(events), null));
    }

    private static MappedMessage message(MappedEntry... entries) {
        return new MappedMessage(Form.BUNDLE, List.of(entries));
    }

    private static String id(FactEvent event) {
        return event.envelope().id();
    }

    private static DeadLetter letter(String id, String reason) {
        return new DeadLetter(
                id,
                App.FHIR_ADAPTER.word(),
                reason,
                "Mend it",
                new SourceRecord("cds.messages.v1", 0, 7),
                Payload.of(new byte[] {1}),
                RECEIVED);
    }

    private static Map<String, DeadLetter> open(DeadLetter... letters) {
        return Stream.of(letters).collect(Collectors.toMap(DeadLetter::id, letter -> letter));
    }

    @Test
    void publishesOnlyWhatTheLogDoesNotHave() {
        FactEvent first = result("o1");
        FactEvent second = result("o2");
        FactEvent third = result("o3");
        Redelivery redelivery = Redelivery.of(
                message(entry(first), entry(second), entry(third)),
                Set.of(id(first), id(third)),
                open(letter("l", "x")),
                List.of(),
                NOW);
        assertThat(redelivery.events()).extracting(RedeliveryTest::id).containsExactly(id(second));
    }

    @Test
    void marksTheLastOfEachPatientThoughTheLastOfTheMessageIsOutAlready() {
        FactEvent mine = result("o1");
        FactEvent mineToo = result("o2");
        FactEvent others = result("o3", OTHER);
        FactEvent last = result("o4");
        Redelivery redelivery = Redelivery.of(
                message(entry(mine), entry(mineToo), entry(others), entry(last)),
                Set.of(id(last)),
                open(),
                List.of(),
                NOW);
        assertThat(redelivery.events())
                .extracting(event -> event.envelope().moreFollow())
                .containsExactly(true, false, false);
    }

    @Test
    void closesTheLettersWhoseEntriesAreUnderstood() {
        Redelivery redelivery =
                Redelivery.of(message(entry(result("o1"))), Set.of(), open(letter("l1", "No status")), List.of(), NOW);
        assertThat(redelivery.results()).containsExactly(Result.closed("l1"));
        assertThat(redelivery.letters()).singleElement().satisfies(closed -> {
            assertThat(closed.id()).isEqualTo("l1");
            assertThat(closed.closed()).isEqualTo(NOW);
            assertThat(closed.closedBy()).isEqualTo("retry");
            assertThat(closed.original().size()).isZero();
        });
    }

    @Test
    void leavesALetterAsItIsWhenItIsRejectedAsBefore() {
        DeadLetter letter = letter("l1", "No status");
        Redelivery redelivery = Redelivery.of(message(), Set.of(), open(letter), List.of(letter), NOW);
        assertThat(redelivery.changesNothing()).isTrue();
        assertThat(redelivery.results()).containsExactly(new Result("l1", Outcome.STILL_REJECTED, "No status"));
    }

    @Test
    void writesALetterAnewWhenItsReasonIsAnother() {
        DeadLetter now = letter("l1", "No code");
        Redelivery redelivery = Redelivery.of(message(), Set.of(), open(letter("l1", "No status")), List.of(now), NOW);
        assertThat(redelivery.letters()).containsExactly(now);
        assertThat(redelivery.results()).containsExactly(new Result("l1", Outcome.STILL_REJECTED, "No code"));
    }

    @Test
    void writesALetterForWhatIsRejectedOnlyNow() {
        DeadLetter fresh = letter("l2", "No code");
        Redelivery redelivery =
                Redelivery.of(message(), Set.of(), open(letter("l1", "No patient")), List.of(fresh), NOW);
        assertThat(redelivery.letters()).extracting(DeadLetter::id).containsExactly("l2", "l1");
        assertThat(redelivery.results()).containsExactly(Result.closed("l1"));
    }

    @Test
    void tellsNobodyAgainWhoWasToldOfBefore() {
        FactEvent told = result("o1");
        PatientLinks links = PatientLinks.merge("ehr", RECEIVED, OTHER, Said.PATIENT);
        Mapped.Events patient = new Mapped.Events(List.of(told), PERSON, links);
        MappedMessage message = message(MappedEntry.of("Patient", patient));
        Redelivery again = Redelivery.of(message, Set.of(id(told)), open(), List.of(), NOW);
        assertThat(again.changesNothing()).isTrue();
        Redelivery first = Redelivery.of(message, Set.of(), open(), List.of(), NOW);
        assertThat(first.people()).containsExactly(PERSON);
        assertThat(first.links()).containsExactly(links);
    }

    @Test
    void tellsOfLinksThatComeWithoutAnEvent() {
        PatientLinks links = PatientLinks.merge("lab/ADT", RECEIVED, OTHER, Said.PATIENT);
        MappedMessage message = message(MappedEntry.of("MRG", new Mapped.Events(List.of(), PERSON, links)));
        assertThat(Redelivery.of(message, Set.of(), open(), List.of(), NOW).links())
                .containsExactly(links);
    }
}
