package io.auscult.mapping.v2;

import static io.auscult.mapping.Sent.v2;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.value.PatientId;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.PatientLinks.Apart;
import io.auscult.mapping.PatientLinks.Merge;
import io.auscult.mapping.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeMapperTest {
    private static final PatientId SURVIVOR = Sent.id("urn:v2:H|1");
    private static final PatientId RETIRED = Sent.id("urn:v2:H|2");

    private static String message(String event, String... segments) {
        return "MSH|^~\\&|HIS|H|CDS|H|20261122101500||ADT^" + event + "|M1|P|2.5.1\nEVN||20261122101500\n"
                + String.join("\n", segments);
    }

    private static String pid(String number) {
        return "PID|1||" + number + "^^^H^MR||Doe^Jane||19580302|F";
    }

    @ParameterizedTest
    @ValueSource(strings = {"A18", "A30", "A34", "A36", "A39", "A40", "A47"})
    void mergesThePriorPatientIntoTheOneThatGoesOn(String event) {
        MappedMessage message = v2(message(event, pid("1"), "MRG|2^^^H^MR"));
        assertThat(message.links()).singleElement().satisfies(links -> {
            assertThat(links.merges()).containsExactly(new Merge(RETIRED, SURVIVOR));
            assertThat(links.by()).isEqualTo("ehr/ADT");
            assertThat(links.at()).isEqualTo("2026-11-22T10:15:00Z");
            assertThat(links.complete()).isFalse();
        });
        assertThat(message.people()).extracting(person -> person.patient()).containsExactly(SURVIVOR, RETIRED);
    }

    @Test
    void mergesEveryPairOfAMessage() {
        assertThat(v2(message("A40", pid("1"), "MRG|2^^^H", pid("3"), "MRG|4^^^H"))
                        .links())
                .flatExtracting(links -> links.merges())
                .containsExactly(new Merge(RETIRED, SURVIVOR), new Merge(Sent.id("urn:v2:H|4"), Sent.id("urn:v2:H|3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A42", "A43", "A45", "A46", "A48", "A50", "A51"})
    void rejectsWhatMovesAPartOfAPatient(String event) {
        MappedMessage message = v2(message(event, pid("1"), "MRG|2^^^H"));
        assertThat(message.links()).isEmpty();
        assertThat(message.count(Mapped.Rejected.class)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A35", "A41", "A44", "A49", "A06"})
    void ignoresWhatMergesNoPatients(String event) {
        MappedMessage message = v2(message(event, pid("1"), "MRG|2^^^H"));
        assertThat(message.links()).isEmpty();
        assertThat(message.count(Mapped.Ignored.class)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MRG|", "MRG|2"})
    void rejectsAPriorPatientWhoCannotBeTold(String mrg) {
        assertThat(v2(message("A40", pid("1"), mrg)).count(Mapped.Rejected.class))
                .isEqualTo(1);
    }

    @Test
    void ignoresAMergeOfAPatientWithThemselves() {
        MappedMessage message = v2(message("A40", pid("1"), "MRG|1^^^H"));
        assertThat(message.links()).isEmpty();
        assertThat(message.count(Mapped.Ignored.class)).isEqualTo(1);
    }

    @Test
    void saysOfUnlinkedPatientsThatTheyAreNotOne() {
        assertThat(v2(message("A37", pid("1"), pid("2"))).links())
                .flatExtracting(links -> links.apart())
                .containsExactly(new Apart(SURVIVOR, RETIRED));
        assertThat(v2(message("A37", pid("1"))).count(Mapped.Rejected.class)).isEqualTo(1);
    }

    @Test
    void mergesNobodyForALink() {
        MappedMessage message = v2(message("A24", pid("1"), pid("2")));
        assertThat(message.links()).isEmpty();
        assertThat(message.people()).hasSize(2);
        assertThat(message.count(Mapped.Ignored.class)).isEqualTo(1);
    }

    @Test
    void erasesNobodyBecauseOfAMessage() {
        MappedMessage message = v2(message("A29", pid("1")));
        assertThat(message.people()).isEmpty();
        assertThat(message.count(Mapped.Rejected.class)).isEqualTo(1);
    }
}
