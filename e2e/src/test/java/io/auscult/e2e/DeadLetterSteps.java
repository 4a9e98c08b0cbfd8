package io.auscult.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * What an integration engineer does about a message that was not understood; to an Auscult that nobody counts the letters of.
 *
 * @param auscult that runs
 */
record DeadLetterSteps(RunningAuscult auscult) {
    private static final String MRN = "MRN-LETTER-1";

    /** A message of two entries, one of which is not FHIR. */
    void send() throws IOException, InterruptedException {
        String bundle = """
                {"resourceType":"Bundle","type":"batch","entry":[
                  {"resource":%s},
                  {"resource":%s}]}""".formatted(weight("letter-1", "final"), weight("letter-2", "finished"));
        assertThat(auscult.post(auscult.at().fhir(), "application/fhir+json", bundle)
                        .statusCode())
                .isEqualTo(200);
    }

    private static String weight(String id, String status) {
        return """
                {"resourceType":"Observation","id":"%s","status":"%s",
                 "code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},
                 "subject":{"identifier":{"system":"%s","value":"%s"}},
                 "effectiveDateTime":"2026-03-01T10:00:00Z",
                 "valueQuantity":{"value":72.1,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}
                """.formatted(id, status, RunningAuscult.HOSPITAL, MRN);
    }

    private Cli cli(String... arguments) {
        return Cli.run(auscult.home(), arguments);
    }

    private static JsonNode json(Cli answer) throws IOException {
        assertThat(answer.exit()).as(answer.err()).isZero();
        return new ObjectMapper().readTree(answer.out());
    }

    /** The newest letter, and the message that it is of. */
    private JsonNode letter() throws IOException {
        JsonNode letters = json(cli("deadletters", "list", "--source", "ehr", "--json"));
        return letters.get(letters.size() - 1);
    }

    void aLetterIsListedAndShownAndItsOriginalOnlyWhenAskedFor() throws IOException {
        assertThat(cli("deadletters", "list", "--app", "fhir-adapter", "--each").out())
                .contains("Observation")
                .doesNotContain(MRN);
        String id = letter().path("id").asText().substring(0, 16);
        Cli shown = cli("deadletters", "show", id);
        assertThat(shown.out())
                .contains("open", "ehr, cds.messages.v1/", "--original")
                .doesNotContain(MRN);
        Cli original = cli("deadletters", "show", id, "--original");
        assertThat(original.out()).contains("letter-2", MRN);
        assertThat(original.err()).contains("Patient data follow");
    }

    void aLetterThatNothingWasMendedForStaysOpen() throws IOException {
        String id = letter().path("id").asText();
        Cli tried = cli("deadletters", "retry", id);
        assertThat(tried.exit()).isEqualTo(1);
        assertThat(tried.out()).contains("still rejected");
        assertThat(letter().path("id").asText()).isEqualTo(id);
    }

    void theMessageIsFoundByPatientAndTypeAndItsBodyIsShownOnlyWhenAskedFor() throws IOException {
        String id = letter().path("messageId").asText();
        JsonNode found = json(cli("messages", "list", "--patient", MRN, "--type", "Bundle", "--json"));
        assertThat(found).singleElement().satisfies(message -> {
            assertThat(message.path("id").asText()).isEqualTo(id);
            assertThat(message.path("events").asInt()).isEqualTo(1);
            assertThat(message.path("openLetters").asInt()).isEqualTo(1);
        });
        assertThat(cli("messages", "list", "--patient", MRN, "--type", "ORU").out())
                .contains("No message");
        Cli shown = cli("messages", "show", id.substring(0, 16));
        assertThat(shown.out())
                .contains("1 observation-recorded", "1 open", "--phi")
                .doesNotContain(MRN);
        assertThat(cli("messages", "show", id, "--phi").out()).contains(MRN);
        assertThat(cli("messages", "show", id, "--raw").exit()).isEqualTo(2);
    }

    void theNewestMessagesOfTheSampleAreThereWithTheirTypes() throws IOException {
        JsonNode results =
                json(cli("messages", "list", "--type", "ORU^R01", "--source", "lab", "--limit", "3", "--json"));
        assertThat(results)
                .isNotEmpty()
                .allSatisfy(
                        message -> assertThat(message.path("events").asInt()).isPositive());
    }
}
