package io.auscult.adapter.poll;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a poll has read.
 *
 * @param at up to here, in the EHR's time
 * @param seen marks of what was delivered and may be found again, since questions overlap
 */
record PollPosition(Instant at, Set<String> seen) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What one record of the cursors holds; beyond it some is delivered twice, which does no harm. */
    private static final int MOST_SEEN = 20_000;

    PollPosition {
        seen = Set.copyOf(seen);
    }

    static PollPosition from(Instant at) {
        return new PollPosition(at, Set.of());
    }

    /** A page more was read, and perhaps all before this time. */
    PollPosition and(List<String> marks, Instant reached) {
        Set<String> all = new LinkedHashSet<>(marks);
        all.addAll(seen);
        Set<String> kept = new LinkedHashSet<>(all.stream().limit(MOST_SEEN).toList());
        return new PollPosition(reached.isAfter(at) ? reached : at, kept);
    }

    /** One that cannot be read counts as none. */
    static Optional<PollPosition> read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            Set<String> seen = new LinkedHashSet<>();
            json.path("seen").forEach(mark -> seen.add(mark.asString("")));
            return Optional.of(new PollPosition(Instant.parse(json.path("at").asString("")), seen));
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }

    String text() {
        ObjectNode json = JSON.createObjectNode().put("at", at.toString());
        seen.stream().sorted().forEach(json.withArray("seen")::add);
        return json.toString();
    }
}
