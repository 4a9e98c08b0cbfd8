package io.auscult.delivery.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.auscult.core.value.Coding;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What CDS Hooks 2.0 answers to a call. */
public record CardResponse(List<Card> cards) {
    /** @param uuid null on a card that feedback cannot be about */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Card(
            @Nullable String uuid,
            String summary,
            String indicator,
            String detail,
            Source source,
            @Nullable List<Reason> overrideReasons,
            List<Link> links) {}

    public record Source(String label, String url) {}

    /** A coding, as CDS Hooks writes it. */
    public record Reason(String code, String system, String display) {
        static Reason of(Coding reason) {
            String code = reason.code().value();
            return new Reason(code, reason.code().system(), Objects.requireNonNullElse(reason.display(), code));
        }
    }

    public record Link(String label, String url, String type) {
        static Link absolute(String label, String url) {
            return new Link(label, url, "absolute");
        }
    }
}
