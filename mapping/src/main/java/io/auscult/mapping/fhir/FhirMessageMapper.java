package io.auscult.mapping.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.LastOfMessage;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.PatientMention;
import io.auscult.mapping.Results;
import io.auscult.mapping.Unmappable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A FHIR message, a Bundle of any type or a bare resource, to events: entry by entry, in order, none left out. */
public final class FhirMessageMapper {
    /** Why a resource is refused that was put in another's place. */
    public static final String NOT_AT_ITS_ADDRESS = "The resource is not the one that its address names";

    private static final String REMEDY = "Send one FHIR R4 resource or Bundle as JSON";

    private FhirMessageMapper() {}

    /** Whether resources of this type are read at all. */
    public static boolean wants(String type) {
        return ResourceMapper.WANTED.contains(type);
    }

    public static MappedMessage map(byte[] body, Arrival arrival, PatientFinder patients) {
        JsonNode tree = FhirJson.tree(body);
        if (tree == null) {
            return MappedMessage.unreadable("The body is not one JSON object: " + FhirJson.whyNoTree(body), REMEDY);
        }
        String type = tree.path("resourceType").asText("");
        if (type.isEmpty()) {
            return MappedMessage.unreadable("The JSON has no resourceType, so it is not FHIR", REMEDY);
        }
        return type.equals("Bundle")
                ? bundle(tree, arrival, patients)
                : new MappedMessage(Form.RESOURCE, entries(List.of(BundleEntry.bare(tree)), arrival, patients));
    }

    /**
     * A bare resource sent to its own address: it must be what the address says.
     *
     * @param type the resource type of the address
     * @param id the logical id of the address
     */
    public static MappedMessage mapAt(String type, String id, byte[] body, Arrival arrival, PatientFinder patients) {
        JsonNode tree = FhirJson.tree(body);
        if (tree != null
                && tree.path("resourceType").asText("").equals(type)
                && tree.path("id").asText("").equals(id)) {
            return map(body, arrival, patients);
        }
        return MappedMessage.unreadable(NOT_AT_ITS_ADDRESS, "Give it the type and the id of the address");
    }

    /**
     * NDJSON, a resource on each line, which refer to each other as in one Bundle. A bad line spoils no other; a blank line is
     * nothing; a line that holds a Bundle, as deletions come from a bulk export, has the entries of that Bundle.
     */
    public static MappedMessage mapLines(byte[] ndjson, Arrival arrival, PatientFinder patients) {
        List<FhirLine> lines = FhirLine.all(ndjson);
        Iterator<MappedEntry> read = entries(
                        lines.stream().flatMap(line -> line.entries().stream()).toList(), arrival, patients)
                .iterator();
        List<MappedEntry> entries = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (FhirLine line : lines) {
            if (line.bad() != null) {
                entries.add(line.bad());
                numbers.add(line.number());
            }
            for (int i = 0; i < line.entries().size(); i++) {
                entries.add(read.next());
                numbers.add(line.number());
            }
        }
        return new MappedMessage(Form.LINES, entries, numbers);
    }

    private static MappedMessage bundle(JsonNode tree, Arrival arrival, PatientFinder patients) {
        if (tree.has("entry") && !tree.path("entry").isArray()) {
            return MappedMessage.unreadable("The Bundle's entry is no list", REMEDY);
        }
        List<BundleEntry> entries = BundleEntry.allOf(tree);
        boolean transaction = tree.path("type").asText("").equals("transaction");
        return new MappedMessage(transaction ? Form.TRANSACTION : Form.BUNDLE, entries(entries, arrival, patients));
    }

    private static List<MappedEntry> entries(List<BundleEntry> entries, Arrival arrival, PatientFinder patients) {
        Map<PatientMention, PatientId> found = new HashMap<>();
        PatientFinder once = mention -> found.computeIfAbsent(mention, patients::find);
        BundleIndex index = new BundleIndex(arrival.source(), entries);
        ResourceMapper resources = new ResourceMapper(arrival, once, index);
        DeletionMapper deletions = new DeletionMapper(arrival, once, index);
        List<MappedEntry> mapped = new ArrayList<>(entries.size());
        for (BundleEntry entry : entries) {
            mapped.add(mapped(entry, map(entry, resources, deletions)));
        }
        return LastOfMessage.mark(Results.tellApart(mapped));
    }

    private static MappedEntry mapped(BundleEntry entry, Mapped mapped) {
        return mapped instanceof Mapped.Rejected && entry.resource() != null
                ? new MappedEntry(label(entry), mapped, entry.resource().toString())
                : MappedEntry.of(label(entry), mapped);
    }

    private static Mapped map(BundleEntry entry, ResourceMapper resources, DeletionMapper deletions) {
        try {
            return route(entry, resources, deletions);
        } catch (Unmappable e) {
            return e.rejected();
        } catch (RuntimeException e) {
            // A bug or an input nobody thought of; its message may hold patient data, so only its class is told.
            return new Mapped.Rejected(
                    "The resource could not be mapped (" + e.getClass().getSimpleName() + ")",
                    "Report it together with the resource, without patient data");
        }
    }

    private static Mapped route(BundleEntry entry, ResourceMapper resources, DeletionMapper deletions) {
        JsonNode resource = entry.resource();
        if (!ResourceMapper.WANTED.contains(entry.type())) {
            return unwanted(entry);
        }
        if (entry.method().equals("DELETE")) {
            return deletions.map(entry);
        }
        if (resource != null) {
            return resources.map(entry, FhirJson.resource(resource));
        }
        return switch (entry.method()) {
            case "POST", "PUT", "PATCH" ->
                new Mapped.Rejected(
                        "The entry does not hold the resource it tells of",
                        "Send the whole resource; subscribe with the payload full-resource");
            default -> new Mapped.Ignored("The entry holds no resource");
        };
    }

    /** What might hold something wanted after all is no thing to pass over. */
    private static Mapped unwanted(BundleEntry entry) {
        if (entry.type().equals("Bundle")) {
            return new Mapped.Rejected("The entry is itself a Bundle", "Send the inner Bundle by itself");
        }
        if (entry.isNoEntry()) {
            return new Mapped.Rejected("The entry is no JSON object, or its resource is none", REMEDY);
        }
        return ResourceMapper.WANTED.stream().anyMatch(entry.type().strip()::equalsIgnoreCase)
                ? new Mapped.Rejected(
                        "The resource type is not written as FHIR writes it", "Correct its upper and lower case")
                : new Mapped.Ignored("Auscult does not read this type of resource");
    }

    /** The type as a counter's tag: only known words, since a sender could write anything there. */
    private static String label(BundleEntry entry) {
        String type = entry.type();
        return ResourceTypes.KNOWN.contains(type) ? type : "other";
    }
}
