package io.auscult.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.identity.PeopleDraft.News;
import io.auscult.core.event.PatientEvent.PatientMerged;
import io.auscult.core.event.PatientEvent.PatientUnmerged;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.PatientLinks;
import io.auscult.mapping.PatientLinks.Merge;
import io.auscult.mapping.PatientMention;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleDraftTest {
    private static final SiteKey KEY = SiteKey.ofHex("00".repeat(16));
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant EARLIER = NOON.minusSeconds(60);
    private static final Instant LATER = NOON.plusSeconds(60);

    private static final Identifier RECORD = new Identifier("urn:mrn", "7");
    private static final Identifier OTHER_RECORD = new Identifier("urn:mrn", "8");
    private static final Identifier SOCIAL = new Identifier("urn:ssn", "999");
    private static final Identifier FHIR_ID = PatientMention.fhirIdentifier("ehr", "p1");
    private static final Identifier LAB_FHIR_ID = PatientMention.fhirIdentifier("lab", "x9");
    private static final PatientId JANE = KEY.patientId(RECORD);
    private static final PatientId OTHER = KEY.patientId(OTHER_RECORD);
    private static final PatientId PROVISIONAL = KEY.patientId(FHIR_ID);
    private static final Person REGISTERED =
            new Person(JANE, "Doe", "Jane", "1958-03-02", "female", List.of(RECORD, FHIR_ID), "1 Main St");

    private final PatientDirectory directory = new PatientDirectory(KEY);

    private News tell(List<Person> people, PatientLinks... links) {
        PeopleDraft draft = directory.draft();
        Arrival arrival = new Arrival("ehr", "message-1", NOON, false, ZoneOffset.UTC);
        News news = draft.tell(arrival, people, List.of(links));
        draft.commit();
        return news;
    }

    private Person known(PatientId patient) {
        return directory.person(patient).orElseThrow();
    }

    private static PatientLinks adt(Instant at, PatientId retired, PatientId survivor) {
        return PatientLinks.merge("ehr/ADT", at, retired, survivor);
    }

    private static PatientLinks fhir(String by, Instant at, Merge... merges) {
        return PatientLinks.all(by, at, List.of(merges));
    }

    private static void isMerge(News news, PatientId retired, PatientId survivor) {
        assertThat(news.events()).singleElement().isInstanceOfSatisfying(PatientMerged.class, merged -> {
            assertThat(merged.envelope().patient()).isEqualTo(retired);
            assertThat(merged.survivor()).isEqualTo(survivor);
        });
    }

    private static void isUnmerge(News news, PatientId retired) {
        assertThat(news.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        PatientUnmerged.class,
                        apart -> assertThat(apart.envelope().patient()).isEqualTo(retired));
    }

    @Test
    void writesNothingWhenNothingChanges() {
        assertThat(tell(List.of(REGISTERED)).people()).containsExactly(REGISTERED);
        assertThat(tell(List.of(REGISTERED)).people()).isEmpty();
    }

    @Test
    void keepsWhatALaboratoryDoesNotSay() {
        tell(List.of(REGISTERED));
        assertThat(tell(List.of(new Person(JANE, "Doe", "Jane", null, null, List.of(RECORD), null)))
                        .people())
                .isEmpty();
    }

    @Test
    void addsIdentifiersAndReplacesNames() {
        tell(List.of(REGISTERED));
        Person married = new Person(JANE, "Roe", "Jane", null, null, List.of(SOCIAL), null);
        assertThat(tell(List.of(married)).people())
                .containsExactly(new Person(
                        JANE, "Roe", "Jane", "1958-03-02", "female", List.of(RECORD, FHIR_ID, SOCIAL), "1 Main St"));
    }

    @Test
    void showsChangesOnlyAfterTheirCommit() {
        PeopleDraft draft = directory.draft();
        Arrival arrival = new Arrival("ehr", "message-1", NOON, false, ZoneOffset.UTC);
        assertThat(draft.tell(arrival, List.of(REGISTERED), List.of()).people()).hasSize(1);
        assertThat(draft.tell(arrival, List.of(REGISTERED), List.of()).people()).isEmpty();
        assertThat(directory.size()).isZero();
        draft.commit();
        assertThat(directory.size()).isEqualTo(1);
    }

    @Test
    void mergesAndRemembersUnderWhomARecordGoesOn() {
        tell(List.of(REGISTERED));
        isMerge(tell(List.of(), adt(NOON, JANE, OTHER)), JANE, OTHER);
        assertThat(known(JANE).mergedInto()).isEqualTo(OTHER);
        assertThat(known(JANE).name()).isEqualTo("Doe, Jane");
        assertThat(tell(List.of(REGISTERED)).people()).isEmpty();
    }

    @Test
    void takesBackByALaterVersionWithoutTheLinkAndClearsIt() {
        isMerge(tell(List.of(REGISTERED), fhir("ehr/Patient/p1", NOON, new Merge(JANE, OTHER))), JANE, OTHER);
        isUnmerge(tell(List.of(REGISTERED), fhir("ehr/Patient/p1", LATER)), JANE);
        assertThat(known(JANE).mergedInto()).isNull();
        assertThat(tell(List.of(REGISTERED), fhir("ehr/Patient/p1", LATER.plusSeconds(1)))
                        .events())
                .isEmpty();
    }

    @Test
    void takesBackWhatTheSurvivorNoLongerSays() {
        tell(List.of(), fhir("ehr/Patient/p8", NOON, new Merge(JANE, OTHER)));
        isUnmerge(tell(List.of(), fhir("ehr/Patient/p8", LATER)), JANE);
    }

    @Test
    void doesNotTakeBackByAnOlderVersionThatComesLate() {
        tell(List.of(), fhir("ehr/Patient/p1", NOON, new Merge(JANE, OTHER)));
        assertThat(tell(List.of(), fhir("ehr/Patient/p1", EARLIER)).events()).isEmpty();
        assertThat(known(JANE).mergedInto()).isEqualTo(OTHER);
    }

    @Test
    void doesNotTakeBackByTheSilenceOfAnotherWhatRegistrationSaid() {
        tell(List.of(), adt(NOON, JANE, OTHER));
        assertThat(tell(List.of(), fhir("ehr/Patient/p1", LATER)).events()).isEmpty();
    }

    @Test
    void saysNothingOfPatientsWhoWereNeverMerged() {
        assertThat(tell(List.of(REGISTERED), fhir("ehr/Patient/p1", NOON)).events())
                .isEmpty();
        assertThat(tell(List.of(), PatientLinks.apart("ehr/ADT", NOON, JANE, OTHER))
                        .events())
                .isEmpty();
    }

    @Test
    void unmergesPatientsWhoAreSaidToBeTwo() {
        tell(List.of(), adt(NOON, JANE, OTHER));
        isUnmerge(tell(List.of(), PatientLinks.apart("ehr/ADT", LATER, JANE, OTHER)), JANE);
    }

    @Test
    void turnsAMergeRoundWhenTheOtherIsSaidToGoOn() {
        tell(List.of(), adt(NOON, JANE, OTHER));
        News turned = tell(List.of(), adt(LATER, OTHER, JANE));
        assertThat(turned.events()).hasSize(2);
        assertThat(turned.events().getFirst()).isInstanceOf(PatientUnmerged.class);
        assertThat(known(JANE).mergedInto()).isNull();
        assertThat(known(OTHER).mergedInto()).isEqualTo(JANE);
        assertThat(tell(List.of(), adt(NOON, JANE, OTHER)).events()).isEmpty();
    }

    @Test
    void mergesWhatCameByAFhirIdAloneIntoTheRecordNumber() {
        tell(List.of(Person.known(PROVISIONAL, List.of(FHIR_ID))));
        assertThat(directory.patient(FHIR_ID)).contains(PROVISIONAL);
        isMerge(tell(List.of(REGISTERED)), PROVISIONAL, JANE);
        assertThat(directory.patient(FHIR_ID)).contains(JANE);
        assertThat(known(PROVISIONAL).identifiers()).isEmpty();
        assertThat(known(PROVISIONAL).mergedInto()).isEqualTo(JANE);
        assertThat(tell(List.of(REGISTERED)).events()).isEmpty();
    }

    @Test
    void mergesTheFhirIdsOfSeveralSourcesIntoOneRecordNumber() {
        PatientId fromLab = KEY.patientId(LAB_FHIR_ID);
        tell(List.of(Person.known(PROVISIONAL, List.of(FHIR_ID)), Person.known(fromLab, List.of(LAB_FHIR_ID))));
        isMerge(tell(List.of(REGISTERED)), PROVISIONAL, JANE);
        isMerge(tell(List.of(Person.known(JANE, List.of(RECORD, LAB_FHIR_ID)))), fromLab, JANE);
        assertThat(known(JANE).identifiers()).containsExactly(RECORD, FHIR_ID, LAB_FHIR_ID);
    }

    @Test
    void mergesAlsoWhenTheRecordNumberOvertookTheResult() {
        tell(List.of(REGISTERED));
        isMerge(tell(List.of(Person.known(PROVISIONAL, List.of(FHIR_ID)))), PROVISIONAL, JANE);
        assertThat(directory.patient(FHIR_ID)).contains(JANE);
    }

    @Test
    void mergesAnEarlierIdWhoseIdentifierTheRecordStillHas() {
        PatientId bySocial = KEY.patientId(SOCIAL);
        tell(List.of(Person.known(bySocial, List.of(SOCIAL, FHIR_ID))));
        isMerge(tell(List.of(Person.known(JANE, List.of(RECORD, SOCIAL, FHIR_ID)))), bySocial, JANE);
    }

    @Test
    void leavesAMergeAsItIsWhenIdentifiersChangePlaces() {
        PatientId bySocial = KEY.patientId(SOCIAL);
        tell(List.of(Person.known(bySocial, List.of(SOCIAL, RECORD, FHIR_ID))));
        tell(List.of(Person.known(JANE, List.of(RECORD, SOCIAL, FHIR_ID))));
        assertThat(tell(List.of(Person.known(bySocial, List.of(SOCIAL, RECORD, FHIR_ID))))
                        .events())
                .isEmpty();
        assertThat(known(bySocial).mergedInto()).isEqualTo(JANE);
    }

    @Test
    void mergesNobodyWhenTheRecordNumberItselfWasWrong() {
        tell(List.of(REGISTERED));
        News news = tell(List.of(Person.known(OTHER, List.of(OTHER_RECORD, FHIR_ID))));
        assertThat(news.events()).isEmpty();
        assertThat(directory.patient(FHIR_ID)).contains(OTHER);
        assertThat(known(JANE).identifiers()).containsExactly(RECORD);
    }

    @Test
    void carriesAMergeOfTheFhirIdOverToTheRecordNumber() {
        tell(
                List.of(Person.known(PROVISIONAL, List.of(FHIR_ID))),
                fhir("ehr/Patient/p8", EARLIER, new Merge(PROVISIONAL, OTHER)));
        News news = tell(List.of(REGISTERED));
        assertThat(news.events()).hasSize(2);
        assertThat(known(PROVISIONAL).mergedInto()).isEqualTo(JANE);
        assertThat(known(JANE).mergedInto()).isEqualTo(OTHER);
    }
}
