package io.auscult.cli.backfill;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an EHR is asked to export (Bulk Data Access IG, "Bulk Data Kick-off Request").
 *
 * @param group the id of a Group; null for all patients or everything
 * @param allPatients of the patients' own resources only; else all that the EHR has
 * @param since only what changed after it; null for everything
 * @param types only these resource types; all when empty
 */
record ExportRequest(
        URI base,
        @Nullable String group,
        boolean allPatients,
        @Nullable String since,
        Set<String> types) {

    ExportRequest {
        types = Set.copyOf(types);
        if (group != null && !group.matches("[A-Za-z0-9.-]{1,64}")) {
            throw new IllegalArgumentException("--group takes the id of a Group, like 1234");
        }
        since = since == null ? null : instant(since);
    }

    /** "https://ehr.example.org/fhir/Group/1/$export?_since=…" */
    String url() {
        String text = base.toString();
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        String of = group != null ? "/Group/" + group : allPatients ? "/Patient" : "";
        List<String> parameters = new ArrayList<>();
        if (since != null) {
            parameters.add("_since=" + encoded(since));
        }
        if (!types.isEmpty()) {
            parameters.add("_type=" + encoded(String.join(",", new TreeSet<>(types))));
        }
        return trimmed + of + "/$export" + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String instant(String since) {
        try {
            return since.length() == "2026-01-01".length()
                    ? LocalDate.parse(since)
                            .atStartOfDay()
                            .atOffset(ZoneOffset.UTC)
                            .toString()
                            .replace("T00:00Z", "T00:00:00Z")
                    : OffsetDateTime.parse(since).toString();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--since takes a day or an instant, like 2026-01-01 or 2026-01-01T08:00:00+01:00", e);
        }
    }
}
