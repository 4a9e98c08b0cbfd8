package io.auscult.cli.bench.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Posts Bundles to the FHIR door; each must be taken in whole. The JDK's older client, since it sends and waits in one thread and so
 * takes little of the processors that the adapter needs; it keeps its connections open.
 */
record HttpSender(URI door) implements Worker {
    private static final int LIMIT_MILLIS =
            Math.toIntExact(Duration.ofMinutes(2).toMillis());
    private static final String REFUSED = "422 Unprocessable";

    static HttpSender to(String door) {
        return new HttpSender(URI.create(door));
    }

    @Override
    public void take(byte[] message) throws IOException {
        HttpURLConnection call = (HttpURLConnection) door.toURL().openConnection();
        call.setReadTimeout(LIMIT_MILLIS);
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(message.length);
        call.setRequestProperty("Content-Type", "application/fhir+json");
        try (OutputStream out = call.getOutputStream()) {
            out.write(message);
        }
        int status = call.getResponseCode();
        String answer = body(call, status);
        if (status != HttpURLConnection.HTTP_OK || answer.contains(REFUSED)) {
            throw new IllegalStateException("The adapter answered " + status + " to a Bundle of the bench: "
                    + answer.substring(0, Math.min(500, answer.length())));
        }
    }

    /** Read to its end, else the connection is not used again. */
    private static String body(HttpURLConnection call, int status) throws IOException {
        try (InputStream in =
                status < HttpURLConnection.HTTP_BAD_REQUEST ? call.getInputStream() : call.getErrorStream()) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
