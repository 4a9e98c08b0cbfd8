package io.auscult.ehr;

import io.auscult.schemas.topic.Payload;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question to the EHR.
 *
 * @param url relative to the EHR's base ("Observation?code=…"), or absolute
 * @param headers beside those that every request has
 */
public record EhrRequest(
        String method,
        String url,
        Map<String, String> headers,
        @Nullable Payload body) {
    private static final Pattern PLACE = Pattern.compile("(?:^|/)([A-Z][A-Za-z]+|\\$[a-z-]+|_history)(?:[/?]|$)");

    public EhrRequest {
        headers = Map.copyOf(headers);
    }

    public static EhrRequest get(String url) {
        return new EhrRequest("GET", url, Map.of(), null);
    }

    public static EhrRequest post(String url, Payload body) {
        return new EhrRequest("POST", url, Map.of(), body);
    }

    public static EhrRequest put(String url, Payload body) {
        return new EhrRequest("PUT", url, Map.of(), body);
    }

    public static EhrRequest delete(String url) {
        return new EhrRequest("DELETE", url, Map.of(), null);
    }

    public EhrRequest with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new EhrRequest(method, url, more, body);
    }

    /** Whether doing it twice is the same as doing it once. */
    boolean repeatable() {
        return !method.equals("POST");
    }

    /** "GET Observation": the type is no patient data, the rest of the address may be. */
    String words() {
        Matcher place = PLACE.matcher(url);
        return place.find() ? method + " " + place.group(1) : method;
    }

    /** The address may name a patient, the body certainly does. */
    @Override
    public String toString() {
        return "EhrRequest[" + words() + "]";
    }
}
