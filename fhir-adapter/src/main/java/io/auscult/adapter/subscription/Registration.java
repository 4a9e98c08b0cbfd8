package io.auscult.adapter.subscription;

import io.auscult.ehr.EhrAnswer;
import io.auscult.ehr.EhrClient;
import io.auscult.ehr.EhrFailure;
import io.auscult.ehr.EhrFailure.Kind;
import io.auscult.ehr.EhrRequest;
import io.auscult.ehr.FhirTree;
import io.auscult.ehr.Searches;
import io.auscult.ehr.TypedId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The Subscription at the server: found, made, looked at and set going again. */
record Registration(EhrClient ehr, SubscriptionResource wanted, Clock clock) {
    private static final String SUBSCRIPTION = "Subscription";
    private static final int MOST_PAGES = 20;

    /**
     * A Subscription as the server has it.
     *
     * @param made whether it was made just now, so that its events begin at 1
     * @param at the server's time
     */
    record Registered(String id, String status, boolean made, Instant at) {
        boolean isStopped() {
            return status.equals("error") || status.equals("off") || status.equals("entered-in-error");
        }
    }

    /**
     * The one that is wanted: found if it is there, so that a restart makes no second one, else made.
     *
     * @param known its id, empty if unknown
     */
    Registered ensure(String known) throws EhrFailure, InterruptedException {
        Optional<JsonNode> existing = byId(known);
        if (existing.isEmpty()) {
            existing = bySearch();
        }
        return existing.isPresent() ? adopt(existing.get()) : make();
    }

    private Optional<JsonNode> byId(String known) throws EhrFailure, InterruptedException {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        EhrAnswer answer = ehr.get(SUBSCRIPTION + "/" + known);
        return answer.isGone()
                ? Optional.empty()
                : Optional.of(answer.ok().json()).filter(wanted::isMeantBy);
    }

    private Optional<JsonNode> bySearch() throws EhrFailure, InterruptedException {
        String endpoint = URLEncoder.encode(wanted.endpoint().toString(), StandardCharsets.UTF_8);
        EhrAnswer answer = ehr.get(SUBSCRIPTION + "?url=" + endpoint);
        if (answer.status() / 100 == 4) {
            answer = ehr.get(SUBSCRIPTION + "?_count=100");
        }
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode bundle = answer.ok().json();
            Optional<JsonNode> found = bundle.path("entry")
                    .valueStream()
                    .map(entry -> entry.path("resource"))
                    .filter(wanted::isMeantBy)
                    .findFirst();
            Optional<String> next = ehr.next(bundle);
            if (found.isPresent() || next.isEmpty()) {
                return found;
            }
            answer = ehr.get(next.get());
        }
        return Optional.empty();
    }

    private Registered adopt(JsonNode existing) throws EhrFailure, InterruptedException {
        String id = existing.path("id").asString("");
        Registered as = registered(existing, id, false, clock.instant());
        if (!wanted.isAsWanted(existing) || as.isStopped()) {
            EhrAnswer answer = ehr.send(EhrRequest.put(SUBSCRIPTION + "/" + id, wanted.body(id)));
            return accepted(answer, id, false);
        }
        return look(id).orElse(as);
    }

    private Registered make() throws EhrFailure, InterruptedException {
        EhrAnswer answer = ehr.send(EhrRequest.post(SUBSCRIPTION, wanted.body(null)));
        String location = answer.header("Location").orElse("");
        String id = TypedId.last(location).map(TypedId::id).orElse("");
        return accepted(answer, id, true);
    }

    private Registered accepted(EhrAnswer answer, String id, boolean made) throws EhrFailure {
        if (!answer.isOk()) {
            throw refused(answer);
        }
        JsonNode said = FhirTree.read(answer.body());
        Instant at = Searches.timeThere(answer, clock.instant());
        Registered registered =
                said == null ? new Registered(id, "requested", made, at) : registered(said, id, made, at);
        if (registered.id().isEmpty()) {
            throw new EhrFailure(
                    Kind.UNUSABLE,
                    "The EHR took the subscription and does not say its id; ask its administrator",
                    null);
        }
        return registered;
    }

    /** The server's own words may be told: it has seen nothing from us but what the site configured. */
    private EhrFailure refused(EhrAnswer answer) {
        boolean later = answer.status() == 429 || answer.status() / 100 == 5;
        String words = answer.outcome();
        return new EhrFailure(
                later ? Kind.LATER : Kind.REFUSED,
                "The EHR refused the subscription \"" + wanted.settings().name() + "\" with " + answer.status()
                        + (words.isEmpty() ? "" : " (" + withoutSecret(words) + ")")
                        + "; look at its criteria or topic, and at what the SMART client may do",
                answer.askedToWait(),
                null);
    }

    private String withoutSecret(String words) {
        SubscriptionResource.Header secret = wanted.secret();
        return secret == null || secret.value().isEmpty() ? words : words.replace(secret.value(), "…");
    }

    private static Registered registered(JsonNode resource, String id, boolean made, Instant at) {
        return new Registered(
                resource.path("id").asString(id), resource.path("status").asString("requested"), made, at);
    }

    /** Empty when it is no longer there. */
    Optional<Registered> look(String id) throws EhrFailure, InterruptedException {
        EhrAnswer answer = ehr.get(SUBSCRIPTION + "/" + id);
        if (answer.isGone()) {
            return Optional.empty();
        }
        return Optional.of(registered(answer.ok().json(), id, false, Searches.timeThere(answer, clock.instant())));
    }

    /** What {@code $status} says; empty when the server does not know the operation. */
    Optional<Notice> status(String id) throws EhrFailure, InterruptedException {
        EhrAnswer answer = ehr.get(SUBSCRIPTION + "/" + id + "/$status");
        if (answer.status() / 100 == 5) {
            answer.ok();
        }
        JsonNode said = answer.isOk() ? FhirTree.read(answer.body()) : null;
        return said == null ? Optional.empty() : NoticeReader.read(said).or(() -> NoticeReader.status(said, null));
    }

    /** What {@code $events} says of these numbers; empty when the server does not know the operation, or the numbers. */
    Optional<EhrAnswer> events(String id, long since, long until) throws EhrFailure, InterruptedException {
        EhrAnswer answer = ehr.get(
                SUBSCRIPTION + "/" + id + "/$events?eventsSinceNumber=" + since + "&eventsUntilNumber=" + until);
        if (answer.status() == 429 || answer.status() == 503) {
            answer.ok();
        }
        return answer.isOk() ? Optional.of(answer) : Optional.empty();
    }

    /** A server never sets a failed subscription going by itself: only its subscriber knows what was lost. */
    Registered setGoing(String id) throws EhrFailure, InterruptedException {
        return accepted(ehr.send(EhrRequest.put(SUBSCRIPTION + "/" + id, wanted.body(id))), id, false);
    }
}
