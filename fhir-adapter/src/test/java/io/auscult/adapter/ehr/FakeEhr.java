package io.auscult.adapter.ehr;

import io.auscult.ehr.StubServer;
import io.auscult.ehr.StubServer.Asked;
import io.auscult.ehr.StubServer.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An EHR with a store of resources, pages of two, versions, subscriptions that number their events, and bad days. */
public final class FakeEhr implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 2;

    private final StubServer server = new StubServer();
    private final Map<String, List<Version>> resources = new LinkedHashMap<>();
    private final Map<String, ObjectNode> subscriptions = new LinkedHashMap<>();
    private final List<String> events = new ArrayList<>();
    private boolean down;
    private boolean knowsEvents = true;
    private boolean knowsStatus = true;
    private boolean refusesSubscriptions;

    private record Version(
            String reference,
            int number,
            Instant updated,
            @Nullable String json) {
        String entry() {
            return json == null ? """
                      {"request":{"method":"DELETE","url":"%s"},"response":{"status":"204","lastModified":"%s"}}""".formatted(reference, updated) : """
                      {"fullUrl":"urn:x","resource":%s,"request":{"method":"PUT","url":"%s"},
                       "response":{"status":"200","lastModified":"%s"}}""".formatted(json, reference, updated);
        }
    }

    public FakeEhr() {
        server.answer(this::answer);
    }

    public URI base() {
        return server.at("/fhir");
    }

    public List<Asked> asked() {
        return server.asked();
    }

    public synchronized void down(boolean isDown) {
        down = isDown;
    }

    public synchronized void withoutEvents() {
        knowsEvents = false;
    }

    public synchronized void withoutStatus() {
        knowsStatus = false;
    }

    public synchronized void refusingSubscriptions() {
        refusesSubscriptions = true;
    }

    /** A new version of an observation, and the event's number. */
    public synchronized long write(String id) {
        String reference = "Observation/" + id;
        List<Version> versions = resources.computeIfAbsent(reference, _ -> new ArrayList<>());
        int number = versions.size() + 1;
        Instant now = Clock.systemUTC().instant();
        String json = """
                {"resourceType":"Observation","id":"%s","meta":{"versionId":"%d","lastUpdated":"%s"},"status":"final",
                 "subject":{"reference":"Patient/p1"},"code":{"coding":[{"system":"http://loinc.org","code":"4548-4"}]},
                 "valueQuantity":{"value":6.50,"unit":"%%","system":"http://unitsofmeasure.org","code":"%%"}}""".formatted(id, number, now);
        versions.add(new Version(reference, number, now, json));
        return happened(reference);
    }

    public synchronized long delete(String id) {
        String reference = "Observation/" + id;
        List<Version> versions = resources.computeIfAbsent(reference, _ -> new ArrayList<>());
        versions.add(
                new Version(reference, versions.size() + 1, Clock.systemUTC().instant(), null));
        return happened(reference);
    }

    private long happened(String reference) {
        events.add(reference);
        return events.size();
    }

    public synchronized void stop(String status) {
        subscriptions.values().forEach(it -> it.put("status", status));
    }

    public synchronized List<JsonNode> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    public synchronized String subscription() {
        return subscriptions.keySet().iterator().next();
    }

    /** The notice of an event: with the id of what happened, or without a word of it. */
    public synchronized String notice(long number, boolean named) {
        String focus = ",{\"name\":\"focus\",\"valueReference\":{\"reference\":\"" + base() + "/"
                + events.get((int) number - 1) + "\"}}";
        String event = """
                ,{"name":"notification-event","part":[{"name":"event-number","valueString":"%d"}%s]}""".formatted(number, named ? focus : "");
        return status("event-notification", number, event);
    }

    public synchronized String heartbeat() {
        return status("heartbeat", events.size(), "");
    }

    private String status(String type, long total, String event) {
        String id = subscription();
        return """
                {"resourceType":"Bundle","type":"history","timestamp":"%s","entry":[{"resource":
                 {"resourceType":"Parameters","parameter":[
                  {"name":"subscription","valueReference":{"reference":"%s/Subscription/%s"}},
                  {"name":"status","valueCode":"%s"},{"name":"type","valueCode":"%s"},
                  {"name":"events-since-subscription-start","valueString":"%d"}%s]}}]}""".formatted(
                Clock.systemUTC().instant(),
                base(),
                id,
                Objects.requireNonNull(subscriptions.get(id)).path("status").asString(),
                type,
                total,
                event);
    }

    private synchronized Reply answer(Asked asked) {
        if (down) {
            return Reply.of(503, "");
        }
        String path = asked.path().substring("/fhir".length());
        path = path.startsWith("/") ? path.substring(1) : path;
        return path.startsWith("Subscription") ? subscription(asked, path) : resource(asked, path);
    }

    private Reply subscription(Asked asked, String path) {
        String[] parts = path.split("/", -1);
        if (asked.method().equals("POST")) {
            return refusesSubscriptions
                    ? Reply.of(
                            422,
                            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"code\":\"not-supported\","
                                    + "\"diagnostics\":\"No such topic\"}]}")
                    : stored("s" + (subscriptions.size() + 1), asked.body(), 201);
        }
        if (parts.length == 1) {
            return Reply.json(bundle(subscriptions.values().stream()
                    .map(it -> "{\"resource\":" + it + "}")
                    .toList()));
        }
        if (!subscriptions.containsKey(parts[1])) {
            return Reply.of(404, "");
        }
        if (asked.method().equals("PUT")) {
            return stored(parts[1], asked.body(), 200);
        }
        if (parts.length == 2) {
            return Reply.json(String.valueOf(subscriptions.get(parts[1])));
        }
        if (parts[2].equals("$status")) {
            return knowsStatus ? Reply.json(status("query-status", events.size(), "")) : Reply.of(404, "");
        }
        return knowsEvents ? Reply.json(events(asked)) : Reply.of(501, "");
    }

    private Reply stored(String id, String body, int status) {
        ObjectNode resource = (ObjectNode) JSON.readTree(body);
        resource.put("id", id).put("status", "active");
        subscriptions.put(id, resource);
        return new Reply(status, Map.of("Location", base() + "/Subscription/" + id), resource.toString());
    }

    private String events(Asked asked) {
        long from = Long.parseLong(parameter(asked, "eventsSinceNumber"));
        long until = Math.min(events.size(), Long.parseLong(parameter(asked, "eventsUntilNumber")));
        String all = IntStream.rangeClosed((int) from, (int) until)
                .mapToObj(number -> """
                        ,{"name":"notification-event","part":[{"name":"event-number","valueString":"%d"},
                         {"name":"focus","valueReference":{"reference":"%s"}}]}""".formatted(number, events.get(number - 1)))
                .collect(Collectors.joining());
        return status("query-event", events.size(), all);
    }

    private Reply resource(Asked asked, String path) {
        String[] parts = path.split("/", -1);
        if (parts.length == 2 && parts[1].equals("_history")) {
            Instant since = Instant.parse(parameter(asked, "_since"));
            List<Version> found = resources.values().stream()
                    .flatMap(List::stream)
                    .filter(version -> !version.updated().isBefore(since))
                    .sorted(Comparator.comparing(Version::updated).reversed())
                    .toList();
            return paged(asked, found.stream().map(Version::entry).toList());
        }
        if (parts.length == 1) {
            Instant since = Instant.parse(parameter(asked, "_lastUpdated").substring("ge".length()));
            List<Version> found = resources.values().stream()
                    .map(List::getLast)
                    .filter(version ->
                            version.json() != null && !version.updated().isBefore(since))
                    .sorted(Comparator.comparing(Version::updated))
                    .toList();
            return paged(
                    asked,
                    found.stream()
                            .map(it -> "{\"search\":{\"mode\":\"match\"},\"resource\":" + it.json() + "}")
                            .toList());
        }
        List<Version> versions = resources.getOrDefault(parts[0] + "/" + parts[1], List.of());
        if (parts.length == 3) {
            List<Version> newest = new ArrayList<>(versions);
            Collections.reverse(newest);
            return Reply.json(bundle(newest.stream().map(Version::entry).toList()));
        }
        if (versions.isEmpty()) {
            return Reply.of(404, "");
        }
        String json = versions.getLast().json();
        return json == null ? Reply.of(410, "") : Reply.json(json);
    }

    private Reply paged(Asked asked, List<String> entries) {
        int from = asked.query().contains("_from=") ? Integer.parseInt(parameter(asked, "_from")) : 0;
        int to = Math.min(entries.size(), from + PAGE);
        String here = base() + asked.uri().toString().substring("/fhir".length());
        String plain = here.replaceAll("&_from=\\d+", "");
        String next = to < entries.size() ? ",{\"relation\":\"next\",\"url\":\"" + plain + "&_from=" + to + "\"}" : "";
        return Reply.json("""
                {"resourceType":"Bundle","type":"searchset","link":[{"relation":"self","url":"%s"}%s],"entry":[%s]}""".formatted(here, next, String.join(",", entries.subList(Math.min(from, to), to))));
    }

    private static String bundle(List<String> entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static String parameter(Asked asked, String name) {
        for (String parameter : asked.query().split("&", -1)) {
            if (parameter.startsWith(name + "=")) {
                return parameter.substring(name.length() + 1);
            }
        }
        return "";
    }

    @Override
    public void close() {
        server.close();
    }
}
