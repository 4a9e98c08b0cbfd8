package io.auscult.mapping.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.ObservedValue;
import io.auscult.mapping.Corpus;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.mapping.Sent;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I6 over other people's resources: every entry becomes events, is ignored by type, or is rejected with a reason. */
class FhirCorpusTest {
    private static MappedMessage map(Path file) {
        return FhirMessageMapper.map(Corpus.read(file), Sent.arrival(), Sent.PATIENTS);
    }

    private static int entries(Path file) {
        JsonNode tree = Objects.requireNonNull(FhirJson.tree(Corpus.read(file)));
        return tree.path("resourceType").asText().equals("Bundle")
                ? tree.path("entry").size()
                : 1;
    }

    private static List<Mapped.Rejected> rejected(MappedMessage message) {
        return message.entries().stream()
                .filter(entry -> entry.mapped() instanceof Mapped.Rejected)
                .map(entry -> (Mapped.Rejected) entry.mapped())
                .toList();
    }

    @Test
    void accountsForEveryEntryOfTheOfficialExamples() {
        for (Path file : Corpus.files("fhir-r4/valid", ".json")) {
            MappedMessage message = map(file);
            assertThat(message.form()).as(file.toString()).isNotEqualTo(Form.UNREADABLE);
            assertThat(message.entries()).as(file.toString()).hasSize(entries(file));
            assertThat(rejected(message))
                    .as(file.toString())
                    .noneMatch(it -> it.reason().contains("could not be mapped"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fhir-r4/valid", "fhir-r4/validator-cases", "subscriptions"})
    void hasAReasonThatWasThoughtOfForEverythingItRejects(String folder) {
        for (Path file : Corpus.files(folder, "")) {
            assertThat(map(file).entries()).as(file.toString()).isNotNull();
            assertThat(rejected(map(file)))
                    .as(file.toString())
                    .noneMatch(it -> it.reason().contains("could not be mapped"));
        }
    }

    @Test
    void saysOfXmlThatItIsXml() {
        for (Path file : Corpus.files("fhir-r4/validator-cases", ".xml")) {
            assertThat(rejected(map(file)))
                    .as(file.toString())
                    .singleElement()
                    .satisfies(it -> assertThat(it.reason()).contains("it is XML"));
        }
    }

    @Test
    void mapsEverySyntheaBundleWithoutOneRejection() {
        for (Path file : Corpus.files("synthea-dev", "")) {
            if (file.toString().contains(".json")) {
                MappedMessage message = map(file);
                assertThat(message.entries()).as(file.toString()).hasSize(entries(file));
                assertThat(rejected(message)).as(file.toString()).isEmpty();
                assertThat(message.people()).as(file.toString()).hasSize(1);
                assertThat(message.events())
                        .extracting(event -> event.envelope().patient())
                        .containsOnly(message.people().getFirst().patient());
            }
        }
    }

    @Test
    void givesEveryStatementOfASyntheaBundleItsOwnFactAndId() {
        for (Path file : Corpus.files("synthea-dev", ".json")) {
            MappedMessage message = map(file);
            assertThat(message.events())
                    .extracting(event -> event.fact())
                    .as(file.toString())
                    .doesNotHaveDuplicates();
            assertThat(message.events())
                    .extracting(event -> event.envelope().id())
                    .as(file.toString())
                    .doesNotHaveDuplicates();
            assertThat(message.events()).isEqualTo(map(file).events());
            assertThat(message.events().stream()
                            .filter(event -> event instanceof ObservationRecorded observation
                                    && observation.value() instanceof ObservedValue.Numeric)
                            .count())
                    .isPositive();
        }
    }
}
