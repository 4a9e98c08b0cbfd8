package io.auscult.cli.backfill;

import io.auscult.schemas.topic.Payload;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * The FHIR door of a running Auscult, for NDJSON. It asks again while the door is away or says that it could not store, since nothing
 * is stored then, and what was stored in spite of that changes nothing the second time.
 */
final class BulkDoor {
    private static final String NDJSON = "application/fhir+ndjson";
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int TOO_LARGE = 413;
    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final Map<String, String> headers;
    private final Perseverance perseverance;

    /**
     * @param base "http://127.0.0.1:8081/sources/ehr/fhir"
     * @param headers that every request carries, as the door's secret
     */
    BulkDoor(String base, Map<String, String> headers, Perseverance perseverance) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.headers = Map.copyOf(headers);
        this.perseverance = perseverance;
    }

    String base() {
        return base;
    }

    /**
     * Sends a chunk and counts what became of its lines.
     *
     * @param file as the user knows it
     * @throws IOException when the door says no, or nobody answers for a long time
     */
    Tally send(Chunk chunk, String file) throws IOException, InterruptedException {
        Tally tally = chunk.numbers().isEmpty() ? Tally.NONE : sent(chunk, file);
        for (long number : chunk.tooLong()) {
            tally = tally.plus(tooLong(file, number));
        }
        return tally;
    }

    private Tally sent(Chunk chunk, String file) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("?backfill=true", NDJSON, chunk.body());
        if (answer.statusCode() == TOO_LARGE) {
            return chunk.numbers().size() == 1 ? tooLong(file, chunk.numbers().getFirst()) : oneByOne(chunk, file);
        }
        return LinesAnswer.of(ok(answer).body(), chunk, file);
    }

    /** A door that takes less than a chunk. */
    private Tally oneByOne(Chunk chunk, String file) throws IOException, InterruptedException {
        Tally tally = Tally.NONE;
        for (Chunk line : chunk.lines()) {
            tally = tally.plus(sent(line, file));
        }
        return tally;
    }

    private static Tally tooLong(String file, long number) {
        return Tally.rejected(
                "The line is longer than any message may be; it was not sent and is not kept"
                        + " (auscult.adapter.body-limit)",
                file + ", line " + number);
    }

    /**
     * Says that a patient's history is complete, so that the patient is decided once.
     *
     * @param patient a FHIR id, or "system|value"
     * @return false when the door does not know the patient, since nothing that it reads was about them
     */
    boolean endBackfill(String patient) throws IOException, InterruptedException {
        String encoded = URLEncoder.encode(patient, StandardCharsets.UTF_8);
        String path = patient.contains("|")
                ? "/Patient/$backfill-ended?identifier=" + encoded
                : "/Patient/" + encoded + "/$backfill-ended";
        HttpResponse<String> answer = post(path, "application/fhir+json", Payload.of(new byte[0]));
        return answer.statusCode() != NOT_FOUND && ok(answer).statusCode() / 100 == 2;
    }

    private HttpResponse<String> post(String path, String contentType, Payload body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(LIMIT)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toBytes()));
        headers.forEach(request::setHeader);
        return perseverance.of(() -> http.send(request.build(), HttpResponse.BodyHandlers.ofString()), base);
    }

    /** The answer's body may quote what was sent, so it is not told. */
    private HttpResponse<String> ok(HttpResponse<String> answer) throws IOException {
        return switch (answer.statusCode() / 100 == 2 ? 200 : answer.statusCode()) {
            case 200 -> answer;
            case 401, 403 ->
                throw new IOException(base + " wants to know who sends (" + answer.statusCode()
                        + "); give its secret with --secret HEADER=FILE");
            case NOT_FOUND ->
                throw new IOException("There is no FHIR door at " + base
                        + "; is the name of the source right, and has it a FHIR door?");
            case 415 -> throw new IOException("The door at " + base + " takes no NDJSON; is it an older Auscult?");
            default -> throw new IOException(base + " answered " + answer.statusCode() + "; look at the adapter's log");
        };
    }
}
