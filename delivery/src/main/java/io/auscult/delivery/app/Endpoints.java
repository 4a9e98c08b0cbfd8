package io.auscult.delivery.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every address of this app, and what it asks of its caller. What stands in no line is answered to nobody, and a test fails on an
 * endpoint without one: a new page is decided about before it can be seen.
 */
final class Endpoints {
    /** A variable of a path that names a patient. */
    static final String PATIENT = "patientId";
    /** A variable of a path that names an alert, and so a patient. */
    static final String ALERT = "alertId";

    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final String ANY = "*";

    private static final List<Endpoint> ALL = List.of(
            of(GET, "/", Need.A_ROLE, "start"),
            of(GET, "/inbox", Need.PATIENTS, "inbox"),
            of(GET, "/inbox/events", Need.PATIENTS, "inbox"),
            of(GET, "/inbox/{alertId}", Need.PATIENTS, "alert"),
            of(POST, "/inbox/withdrawn/read", Need.PATIENTS, "withdrawn"),
            of(POST, "/inbox/{alertId}/answer", Need.PATIENTS, "answer"),
            of(POST, "/alerts/{alertId}/snooze", Need.PATIENTS, "snooze"),
            of(POST, "/alerts/{alertId}/handover", Need.PATIENTS, "handover"),
            of(GET, "/patients/{patientId}", Need.PATIENTS, "patient"),
            of(GET, "/patients/{patientId}/why", Need.PATIENTS, "why"),
            of(GET, "/patients/{patientId}/why/{area}/{condition}", Need.PATIENTS, "why"),
            of(GET, "/patients/{patientId}/showing", Need.PATIENTS_AND_RULES, "showing"),
            of(GET, "/evidence/{area}/{condition}", Need.KNOWLEDGE, "evidence"),
            of(GET, "/models", Need.KNOWLEDGE, "models"),
            of(GET, "/models/{id}", Need.KNOWLEDGE, "models"),
            of(GET, "/models/{id}.json", Need.KNOWLEDGE, "models"),
            of(GET, "/models/{id}.xml", Need.KNOWLEDGE, "models"),
            of(GET, "/rules", Need.RULES, "rules"),
            of(GET, "/rules/{area}/{condition}", Need.RULES, "rules"),
            of(GET, "/reports", Need.RULES, "reports"),
            of(GET, "/reports/feedback.csv", Need.RULES, "feedback"),
            of(GET, "/reports/feedback.json", Need.RULES, "feedback"),
            of(GET, "/status", Need.OPERATION, "status"),
            of(GET, "/watch", Need.WATCHING, "watch"),
            of(POST, "/status/write-back/retry", Need.OPERATION, "status"),
            of(GET, "/audit", Need.DISCLOSURES, "audit"),
            of(GET, "/audit/AuditEvent", Need.DISCLOSURES, "audit"),
            of(GET, "/launch", Need.NOTHING, "login"),
            of(GET, "/launch/unknown", Need.NOTHING, "login"),
            of(GET, "/login", Need.NOTHING, "login"),
            of(GET, "/logged-out", Need.NOTHING, "login"),
            of(ANY, "/error", Need.NOTHING, "error"),
            of(ANY, "/cds-services/**", Need.NOTHING, "cds-hooks"),
            // No patient is in them; that a proxy hands on none of them to the outside, docs/login.md says.
            of(GET, "/actuator", Need.NOTHING, "operation"),
            of(GET, "/actuator/**", Need.NOTHING, "operation"),
            of(GET, "/webjars/**", Need.NOTHING, "static"),
            of(GET, "/{file}.css", Need.NOTHING, "static"),
            of(GET, "/{file}.js", Need.NOTHING, "static"),
            of(GET, "/{file}.svg", Need.NOTHING, "static"),
            of(GET, "/{file}.png", Need.NOTHING, "static"),
            of(GET, "/{file}.ico", Need.NOTHING, "static"));

    private Endpoints() {}

    /**
     * One line.
     *
     * @param method "*" for any
     * @param what as it is called in the record of disclosures
     */
    record Endpoint(String method, PathPattern pattern, Need need, String what) {
        private boolean takes(String asked) {
            return method.equals(ANY) || method.equals(asked);
        }
    }

    /** An endpoint that was asked for, and what its path names. */
    record Asked(Endpoint endpoint, Map<String, String> variables) {}

    static List<Endpoint> all() {
        return ALL;
    }

    /** The most specific line; none for an address that nobody decided about. */
    static Optional<Asked> of(String method, String path) {
        String asked = method.equals("HEAD") ? GET : method;
        PathContainer parsed = PathContainer.parsePath(path);
        return ALL.stream()
                .filter(each -> each.takes(asked) && each.pattern.matches(parsed))
                .min((one, other) -> PathPattern.SPECIFICITY_COMPARATOR.compare(one.pattern, other.pattern))
                .map(each -> new Asked(each, variables(each.pattern, parsed)));
    }

    private static Map<String, String> variables(PathPattern pattern, PathContainer path) {
        PathPattern.PathMatchInfo match = pattern.matchAndExtract(path);
        return match == null ? Map.of() : match.getUriVariables();
    }

    private static Endpoint of(String method, String pattern, Need need, String what) {
        return new Endpoint(method, PathPatternParser.defaultInstance.parse(pattern), need, what);
    }
}
