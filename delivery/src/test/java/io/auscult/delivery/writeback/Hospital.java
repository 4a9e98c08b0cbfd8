package io.auscult.delivery.writeback;

import io.auscult.demo.ehr.DemoEhr;
import io.auscult.ehr.Authorization;
import io.auscult.ehr.EhrClient;
import io.auscult.ehr.StubServer;
import io.auscult.ehr.StubServer.Asked;
import io.auscult.ehr.StubServer.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The demonstration EHR with Ada and Bo, behind a line that can be disturbed. */
final class Hospital implements AutoCloseable {
    static final String ADA = "Patient/ada-1";
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    private final DemoEhr ehr;
    private final StubServer line = new StubServer();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Function<Asked, @Nullable Reply> disturbance = _ -> null;

    Hospital() {
        try {
            Patient bo = new Patient();
            bo.setId("bo-1");
            bo.addIdentifier().setSystem("http://hospital.example/mrn").setValue("MRN-0815");
            Patient ada = new Patient();
            ada.setId("ada-1");
            ehr = DemoEhr.start(0, List.of(ada, bo));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.answer(this::answer);
    }

    URI base() {
        return line.at("/fhir");
    }

    /** @param with what is answered instead; null to let a request through */
    void disturb(Function<Asked, @Nullable Reply> with) {
        disturbance = with;
    }

    void calm() {
        disturbance = _ -> null;
    }

    List<Asked> asked() {
        return line.asked();
    }

    long puts() {
        return asked().stream().filter(each -> each.method().equals("PUT")).count();
    }

    <T extends Resource> List<T> all(Class<T> type) {
        return ehr.all(type);
    }

    /** The only one. */
    <T extends Resource> T the(Class<T> type) {
        List<T> all = all(type);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " of " + type.getSimpleName());
        }
        return all.getFirst();
    }

    /** A client that does not wait between its own tries. */
    FhirEhr client() {
        return client(ENOUGH);
    }

    FhirEhr client(Duration patience) {
        return new FhirEhr(new EhrClient(
                base(),
                Authorization.none(),
                new EhrClient.Limits(patience, patience, 1 << 20),
                Clock.systemUTC(),
                _ -> {}));
    }

    private Reply answer(Asked asked) {
        @Nullable Reply instead = disturbance.apply(asked);
        return instead == null ? forwarded(asked) : instead;
    }

    private Reply forwarded(Asked asked) {
        String path = asked.uri().toString().substring("/fhir".length());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ehr.base() + path))
                .method(asked.method(), BodyPublishers.ofString(asked.body()));
        for (String header : List.of("Content-type", "Accept", "Prefer")) {
            @Nullable String value = asked.header(header);
            if (value != null) {
                request.setHeader(header, value);
            }
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), Map.of("Content-Type", "application/fhir+json"), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        line.close();
        ehr.close();
    }
}
