package io.auscult.mapping.fhir;

import static io.auscult.mapping.Sent.fhir;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.mapping.Corpus;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Resources that someone broke: whatever is sent, each entry is mapped, ignored or rejected with a reason that was thought of. */
class FhirMutationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unsurprising(String json) {
        MappedMessage message = fhir(json);
        assertThat(message.entries())
                .as(json)
                .isNotEmpty()
                .noneMatch(entry -> entry.mapped() instanceof Mapped.Rejected rejected
                        && rejected.reason().contains("could not be mapped"));
    }

    @Property(tries = 2000)
    void aBrokenResourceIsNoSurprise(@ForAll long seed) {
        Random random = new Random(seed);
        JsonNode tree = read(RichResources.ALL.get(random.nextInt(RichResources.ALL.size())));
        for (int i = random.nextInt(4); i >= 0; i--) {
            mutate(tree, random);
        }
        unsurprising(tree.toString());
    }

    @Property(tries = 200)
    void aBrokenBundleStillHasAllItsEntries(@ForAll long seed) {
        Random random = new Random(seed);
        JsonNode bundle = read(RichResources.bundle(RichResources.ALL));
        bundle.path("entry").forEach(entry -> mutate(entry.path("resource"), random));
        unsurprising(bundle.toString());
        assertThat(fhir(bundle.toString()).entries()).hasSize(RichResources.ALL.size());
    }

    @Test
    void brokenExamplesOfOthersAreNoSurprise() {
        Random random = new Random(20260305);
        for (Path file : Corpus.files("fhir-r4/valid", ".json")) {
            for (int i = 0; i < 20; i++) {
                JsonNode tree = read(new String(Corpus.read(file), StandardCharsets.UTF_8));
                mutate(tree, random);
                unsurprising(tree.toString());
            }
        }
    }

    @Test
    void validResourcesAreAllMapped() {
        assertThat(fhir(RichResources.bundle(RichResources.ALL)).count(Mapped.Events.class))
                .isEqualTo(RichResources.ALL.size());
    }

    /** One change at a place that any element may be chosen for. */
    static void mutate(JsonNode tree, Random random) {
        List<ContainerNode<?>> places = new ArrayList<>();
        collect(tree, places);
        ContainerNode<?> place = places.get(random.nextInt(places.size()));
        if (place.isEmpty()) {
            return;
        }
        switch (place) {
            case ObjectNode object -> {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                String name = names.get(random.nextInt(names.size()));
                switch (random.nextInt(4)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set("_" + name, other(object.get(name), random));
                    case 2 ->
                        object.set(name + random.nextInt(3), object.get(name).deepCopy());
                    default -> object.set(name, other(object.get(name), random));
                }
            }
            case ArrayNode array -> {
                int at = random.nextInt(array.size());
                switch (random.nextInt(3)) {
                    case 0 -> array.remove(at);
                    case 1 -> array.add(array.get(at).deepCopy());
                    default -> array.set(at, other(array.get(at), random));
                }
            }
            default -> throw new AssertionError("JSON has no other containers");
        }
    }

    private static void collect(JsonNode tree, List<ContainerNode<?>> places) {
        if (tree instanceof ContainerNode<?> container) {
            places.add(container);
            container.forEach(child -> collect(child, places));
        }
    }

    private static JsonNode other(JsonNode given, Random random) {
        return switch (random.nextInt(17)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.textNode("");
            case 2 -> NODES.textNode("   ");
            case 3 -> NODES.textNode("x".repeat(100_000));
            case 4 -> NODES.numberNode(new BigDecimal("1e999999999"));
            case 5 -> NODES.numberNode(-17);
            case 6 -> NODES.booleanNode(random.nextBoolean());
            case 7 -> NODES.objectNode();
            case 8 -> NODES.arrayNode();
            case 9 -> NODES.arrayNode().add(given.deepCopy());
            case 10 -> NODES.objectNode().set("value", given.deepCopy());
            case 11 -> NODES.textNode("2026-02-28T23:59:60+14:00");
            case 12 -> NODES.textNode(" 2026-13 ");
            case 13 -> NODES.textNode("Patient?identifier=%zz|");
            case 14 -> NODES.textNode("#x");
            case 15 -> read("{\"extension\":[{\"url\":\"urn:x\",\"valueString\":\"y\"},5]}");
            default -> read("{\"extension\":[{\"url\":\"urn:x\",\"valueCode\":\"unknown\"}]}");
        };
    }

    @Test
    void refusesWhatNestsTooDeepBeforeReadingIt() {
        String deep = "{\"resourceType\":\"Observation\",\"extension\":" + "[{\"extension\":".repeat(5000) + "1"
                + "}]".repeat(5000) + "}";
        assertThat(fhir(deep).form()).isEqualTo(MappedMessage.Form.UNREADABLE);
        assertThat(fhir(deep).entries().getFirst().mapped())
                .isInstanceOfSatisfying(
                        Mapped.Rejected.class, it -> assertThat(it.reason()).contains("nests deeper than 100"));
    }

    @Test
    void aBundleOfThousandsTakesNoLongerForEachEntry() {
        List<String> many = new ArrayList<>(IntStream.range(0, 5000)
                .mapToObj(i -> RichResources.OBSERVATION
                        .replace("\"o1\"", "\"o" + i + "\"")
                        .replace("\"#d\"", "\"Device/shared\""))
                .toList());
        many.add(
                "{\"resourceType\":\"Device\",\"id\":\"shared\",\"type\":{\"text\":\"analyser\"},\"note\":[{\"text\":\""
                        + "x".repeat(1_000_000) + "\"}]}");
        many.add(
                "{\"resourceType\":\"DiagnosticReport\",\"id\":\"r\",\"status\":\"final\",\"subject\":{\"reference\":\"Patient/p1\"},"
                        + "\"result\":["
                        + String.join(
                                ",",
                                IntStream.range(0, 5000)
                                        .mapToObj(i -> "{\"reference\":\"Observation/o" + i + "\"}")
                                        .toList())
                        + "]}");
        long started = System.nanoTime();
        assertThat(fhir(RichResources.bundle(many)).count(Mapped.Events.class)).isEqualTo(5001);
        assertThat(System.nanoTime() - started).isLessThan(20_000_000_000L);
    }
}
