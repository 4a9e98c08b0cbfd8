package io.auscult.adapter.subscription;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A subscription's state as the position of its cursor. */
final class StateText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StateText() {}

    static String write(SubscriptionState state) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", state.id())
                .put("status", state.status())
                .put("through", state.through())
                .put("expected", state.expected())
                .put("heard", text(state.heard()))
                .put("good", text(state.good()))
                .put("gaps", state.gaps())
                .put("repaired", state.repaired())
                .put("owedSince", text(state.owed().since()));
        state.ahead().forEach(json.withArray("ahead")::add);
        state.owed().references().forEach(json.withArray("owed")::add);
        return json.toString();
    }

    /** One that cannot be read is as good as none: all is asked for again, nothing is lost. */
    static SubscriptionState read(String text) {
        try {
            return read(JSON.readTree(text));
        } catch (JacksonException | DateTimeException e) {
            return SubscriptionState.unknown();
        }
    }

    private static SubscriptionState read(JsonNode json) {
        List<Long> ahead =
                json.path("ahead").valueStream().map(JsonNode::asLong).toList();
        List<String> owed =
                json.path("owed").valueStream().map(JsonNode::asString).toList();
        return new SubscriptionState(
                json.path("id").asString(""),
                json.path("status").asString(""),
                json.path("through").asLong(SubscriptionState.UNKNOWN),
                ahead,
                json.path("expected").asLong(SubscriptionState.UNKNOWN),
                time(json.path("heard")),
                time(json.path("good")),
                json.path("gaps").asLong(0),
                json.path("repaired").asLong(0),
                new Owed(owed, time(json.path("owedSince"))));
    }

    private static String text(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }

    private static @Nullable Instant time(JsonNode json) {
        String text = json.asString("");
        return text.isEmpty() ? null : Instant.parse(text);
    }
}
