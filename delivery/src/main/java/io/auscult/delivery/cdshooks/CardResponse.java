package io.auscult.delivery.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.auscult.core.value.Coding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What CDS Hooks answers to a call. */
public record CardResponse(List<Card> cards) {
    /**
     * One card.
     *
     * @param uuid null on a card that feedback cannot be about
     * @param selectionBehavior there when, and only when, there are suggestions
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Card(
            @Nullable String uuid,
            String summary,
            String indicator,
            String detail,
            Source source,
            @Nullable List<Offer> suggestions,
            @Nullable String selectionBehavior,
            @Nullable List<Reason> overrideReasons,
            List<Link> links) {}

    public record Source(String label, String url) {}

    /**
     * A suggestion.
     *
     * @param actionSelectionBehavior only for who asked for 3.0
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Offer(
            String label,
            String uuid,
            List<Action> actions,
            @Nullable String actionSelectionBehavior) {}

    /** @param resource FHIR */
    public record Action(String type, String description, Map<String, Object> resource) {}

    /** A coding, as CDS Hooks writes it. */
    public record Reason(String code, String system, String display) {
        static Reason of(Coding reason) {
            String code = reason.code().value();
            return new Reason(code, reason.code().system(), Objects.requireNonNullElse(reason.display(), code));
        }
    }

    /** @param appContext only of a SMART app: what it is to open */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Link(
            String label, String url, String type, @Nullable String appContext) {
        static Link absolute(String label, String url) {
            return new Link(label, url, "absolute", null);
        }

        static Link smart(String label, String launch, String appContext) {
            return new Link(label, launch, "smart", appContext);
        }
    }
}
