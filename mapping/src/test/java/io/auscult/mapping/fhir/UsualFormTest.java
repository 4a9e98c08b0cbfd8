package io.auscult.mapping.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.mapping.Corpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without HAPI's parser is what that would have made of it, and all else is left to it. */
class UsualFormTest {
    private static final FhirContext R4 = FhirContext.forR4();
    private static final UsualForm USUAL = new UsualForm(R4);
    private static final String PLAIN = """
            {"resourceType":"Observation","id":"o1","meta":{"versionId":"3","lastUpdated":"2026-03-05T10:00:00Z"},"status":"final",
            "code":{"coding":[{"system":"http://loinc.org","code":"4548-4"}],"text":"HbA1c"},"subject":{"reference":"Patient/p1"},
            "effectiveDateTime":"2026-03","valueQuantity":{"value":6.50,"unit":"%","system":"http://unitsofmeasure.org","code":"%"}}
            """;

    private static @Nullable Resource read(String json) {
        return USUAL.read(tree(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode tree(byte[] json) {
        return Objects.requireNonNull(FhirJson.tree(json));
    }

    /** Whether it was read at all. */
    private static boolean agrees(JsonNode tree, String where) {
        Resource read = USUAL.read(tree);
        if (read == null) {
            return false;
        }
        Resource parsed = FhirJson.parsed(tree);
        assertThat(read.equalsDeep(parsed)).as(where).isTrue();
        assertThat(read.getId()).as(where).isEqualTo(parsed.getId());
        assertThat(text(read)).as(where).isEqualTo(text(parsed));
        return true;
    }

    private static String text(Resource resource) {
        return R4.newJsonParser().encodeResourceToString(resource);
    }

    private static List<JsonNode> resources(Path file) {
        JsonNode tree = FhirJson.tree(Corpus.read(file));
        List<JsonNode> all = new ArrayList<>();
        if (tree != null) {
            (tree.has("entry") ? tree.path("entry").findValues("resource") : List.of(tree))
                    .stream()
                            .filter(it -> ResourceMapper.WANTED.contains(
                                    it.path("resourceType").asText("")))
                            .forEach(all::add);
        }
        return all;
    }

    @Test
    void keepsDigitsPartialDatesAndTheVersion() {
        assertThat(read(PLAIN)).isInstanceOfSatisfying(Observation.class, it -> {
            assertThat(it.getValueQuantity().getValue()).isEqualTo("6.50");
            assertThat(it.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-03");
            assertThat(it.getId()).isEqualTo("Observation/o1/_history/3");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"_status\":{\"id\":\"x\"}}",
                "{\"resourceType\":\"Observation\",\"status\":\"finished\"}",
                "{\"resourceType\":\"Observation\",\"status\":\"\"}",
                "{\"resourceType\":\"Observation\",\"status\":null}",
                "{\"resourceType\":\"Observation\",\"status\":[\"final\"]}",
                "{\"resourceType\":\"Observation\",\"status\":{\"value\":\"final\"}}",
                "{\"resourceType\":\"Observation\",\"category\":{\"text\":\"lab\"}}",
                "{\"resourceType\":\"Observation\",\"category\":[]}",
                "{\"resourceType\":\"Observation\",\"code\":{}}",
                "{\"resourceType\":\"Observation\",\"code\":{\"id\":\"c\",\"text\":\"x\"}}",
                "{\"resourceType\":\"Observation\",\"code\":\"x\"}",
                "{\"resourceType\":\"Observation\",\"unheardOf\":1}",
                "{\"resourceType\":\"Observation\",\"issued\":\"yesterday\"}",
                "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":\"much\"}}",
                "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1e999999999}}",
                "{\"resourceType\":\"Observation\",\"device\":{\"reference\":\"#d\"}}",
                "{\"resourceType\":\"Observation\",\"contained\":[{\"resourceType\":\"Device\",\"id\":\"d\"}]}",
                "{\"resourceType\":\"Observation\",\"extension\":[{\"url\":\"urn:x\",\"valueString\":\"y\"}]}",
                "{\"resourceType\":\"Observation\",\"modifierExtension\":[{\"url\":\"urn:x\",\"valueString\":\"y\"}]}",
                "{\"resourceType\":\"Nothing\",\"id\":\"x\"}",
                "{\"id\":\"x\"}"
            })
    void leavesWhatIsUnusualToTheParser(String json) {
        assertThat(read(json)).isNull();
    }

    @Property(tries = 1500)
    void agreesWithTheParserAlsoOnWhatIsBroken(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> samples = new ArrayList<>(RichResources.ALL);
        samples.add(PLAIN);
        JsonNode tree = tree(samples.get(random.nextInt(samples.size())).getBytes(StandardCharsets.UTF_8));
        for (int i = random.nextInt(3); i >= 0; i--) {
            FhirMutationTest.mutate(tree, random);
        }
        agrees(tree, tree.toString());
    }

    @Test
    void agreesWithTheParserOnBrokenExamplesOfOthers() {
        Random random = new Random(20260305);
        for (Path file : Corpus.files("fhir-r4/valid", ".json")) {
            for (JsonNode resource : resources(file)) {
                for (int i = 0; i < 20; i++) {
                    JsonNode broken = resource.deepCopy();
                    FhirMutationTest.mutate(broken, random);
                    agrees(broken, file + " " + broken);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fhir-r4", "synthea-dev", "subscriptions", "hl7v2-expected-ms"})
    void agreesWithTheParserOnEveryResourceOfOthers(String folder) {
        int all = 0;
        int usual = 0;
        for (Path file : Corpus.files(folder, ".json")) {
            for (JsonNode resource : resources(file)) {
                all++;
                usual += agrees(resource, file.toString()) ? 1 : 0;
            }
        }
        assertThat(usual).as("of " + all + " resources").isGreaterThan(all / 2);
    }
}
