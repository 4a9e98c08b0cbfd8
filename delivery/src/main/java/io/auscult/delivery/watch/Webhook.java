package io.auscult.delivery.watch;

import io.auscult.delivery.store.WatchStore;
import io.auscult.delivery.store.WatchStore.Way;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells another system of each alarm as it begins and as it ends: JSON by POST. What is not taken (no answer, or none of the 200s) is
 * tried again at the next look, also after a restart, so that it may come twice and does not get lost; the key says which is which.
 */
public final class Webhook {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String ALGORITHM = "HmacSHA256";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

    private final WatchStore store;
    private final URI address;
    private final String secret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    /** @param secret with which the body is signed; empty for not */
    public Webhook(WatchStore store, URI address, String secret) {
        this.store = store;
        this.address = address;
        this.secret = secret;
    }

    /** Stops at the first that is not taken, so that they come in order. */
    public void tell() throws InterruptedException {
        for (Alarm alarm : store.untold(Way.WEBHOOK)) {
            if (!isTaken(alarm)) {
                return;
            }
            store.told(Way.WEBHOOK, alarm);
        }
    }

    private boolean isTaken(Alarm alarm) throws InterruptedException {
        byte[] body = JSON.writeValueAsBytes(json(alarm));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", alarm.id() + "-" + state(alarm))
                .POST(BodyPublishers.ofByteArray(body));
        if (!secret.isEmpty()) {
            request.header("X-Auscult-Signature", "sha256=" + signature(body));
        }
        try {
            HttpResponse<Void> answer = http.send(request.build(), BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                LOG.warn("The webhook answers {}; alarm {} waits", answer.statusCode(), alarm.id());
            }
            return answer.statusCode() / 100 == 2;
        } catch (IOException e) {
            LOG.warn(
                    "The webhook does not answer ({}); alarm {} waits",
                    e.getClass().getSimpleName(),
                    alarm.id());
            return false;
        }
    }

    private static Map<String, Object> json(Alarm alarm) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", alarm.id());
        json.put("state", state(alarm));
        json.put("kind", alarm.kind().word());
        json.put("subject", alarm.subject());
        json.put("since", alarm.since().toString());
        json.put("noticed", alarm.noticed().toString());
        json.put("ended", alarm.ended() == null ? null : alarm.ended().toString());
        json.put("came", alarm.came());
        json.put("usual", alarm.usual());
        json.put("sentence", alarm.sentence());
        return json;
    }

    private static String state(Alarm alarm) {
        return alarm.ended() == null ? "noticed" : "ended";
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
