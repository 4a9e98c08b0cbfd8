package io.auscult.cli.backfill;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Where the files of an export are (Bulk Data Access IG, "Response - Complete Status").
 *
 * @param transactionTime the files show what the EHR had then
 * @param requiresAccessToken whether the token goes with the questions for the files
 * @param deleted Bundles of what was deleted since
 * @param error OperationOutcomes on what could not be exported
 */
record Manifest(
        String transactionTime, boolean requiresAccessToken, List<Item> output, List<Item> deleted, List<Item> error) {

    /** A file. */
    record Item(String type, String url) {}

    static Manifest of(JsonNode manifest) {
        return new Manifest(
                manifest.path("transactionTime").asString(""),
                manifest.path("requiresAccessToken").asBoolean(false),
                items(manifest.path("output"), ""),
                items(manifest.path("deleted"), "Bundle"),
                items(manifest.path("error"), "OperationOutcome"));
    }

    private static List<Item> items(JsonNode list, String otherwise) {
        return list.valueStream()
                .map(item -> new Item(
                        item.path("type").asString(otherwise), item.path("url").asString("")))
                .toList();
    }
}
