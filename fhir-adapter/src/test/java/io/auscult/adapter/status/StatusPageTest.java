package io.auscult.adapter.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.meter.Count;
import io.auscult.adapter.meter.EntryMeters.Refused;
import io.auscult.adapter.meter.LagMeters.RecentLag;
import io.auscult.adapter.source.FeedState;
import io.auscult.adapter.status.SourceStatus.Day;
import io.auscult.adapter.status.SourceStatus.Lags;
import io.auscult.adapter.status.SourceStatus.State;
import io.auscult.adapter.status.SourceStatus.Totals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class StatusPageTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<Long> DAY = LongStream.range(0, 48)
            .map(i -> i < 14 ? 4 : 60 + 40 * (i % 5))
            .boxed()
            .toList();

    private static String html(StatusReport report) throws IOException {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        Context context = new Context(Locale.ROOT);
        context.setVariable("page", StatusPage.of(report));
        String html = engine.process("status", context);
        Path kept = Path.of("target", "status-pages");
        Files.createDirectories(kept);
        Files.writeString(kept.resolve(report.sources().size() + "-sources.html"), html);
        return html;
    }

    private static StatusReport report(boolean ready, List<String> problems, SourceStatus... sources) {
        Check kafka = new Check("Kafka", ready, ready ? "takes messages" : "does not answer");
        Check people = new Check("Patient directory", true, "1,204 patients known");
        return new StatusReport(
                NOW, NOW.minus(Duration.ofHours(30)), ready, List.of(kafka, people), problems, List.of(sources));
    }

    private static SourceStatus source(
            String name, State state, @Nullable Instant last, List<FeedState> feeds, List<Refused> letters) {
        RecentLag minutes = new RecentLag(Duration.ofMinutes(42), Duration.ofHours(3));
        RecentLag millis = new RecentLag(Duration.ofMillis(18), Duration.ofMillis(61));
        long dead = letters.stream().mapToLong(Refused::times).sum();
        return new SourceStatus(
                name,
                state,
                List.of(
                        new Door("FHIR", "http://127.0.0.1:8081/sources/" + name + "/fhir", null),
                        new Door("HL7 v2", "127.0.0.1:2575 (TLS)", 12)),
                feeds,
                last,
                last,
                last == null ? Duration.ofHours(2) : Duration.between(last, NOW),
                Duration.ofHours(1),
                last == null ? 0 : 12.4,
                new Day(last == null ? 0 : 4_210, dead),
                last == null
                        ? new Totals(0, 0, 0, 0, 0, 0, 0, 0)
                        : new Totals(5_120, 14, 2, 0, 7_340_000, 51_344, 1_207, dead),
                new Lags(
                        last == null ? new RecentLag(null, null) : minutes,
                        last == null ? new RecentLag(null, null) : minutes,
                        last == null ? new RecentLag(null, null) : millis),
                List.of(new Count("observation-recorded", 46_102), new Count("demographics-recorded", 5_242)),
                List.of(new Count("Claim", 1_100), new Count("PV1", 107)),
                letters,
                List.of(),
                last == null ? Collections.nCopies(48, 0L) : DAY);
    }

    private static SourceStatus lab() {
        return source(
                "lab",
                State.RECEIVING,
                NOW.minusSeconds(3),
                List.of(),
                List.of(new Refused("OBX", "OBX-3 has no code", 7), new Refused("PID", "No <patient> identifier", 2)));
    }

    private static SourceStatus ehr() {
        return source(
                "ehr",
                State.TROUBLED,
                NOW.minusSeconds(40),
                List.of(
                        new FeedState(
                                "labs",
                                "R4 backport subscription",
                                "active",
                                NOW.minusSeconds(40),
                                90_211L,
                                2,
                                2,
                                null),
                        new FeedState(
                                "admissions",
                                "R5 subscription",
                                "error",
                                NOW.minus(Duration.ofHours(2)),
                                811L,
                                1,
                                0,
                                "The server has stopped sending; Auscult asks by _lastUpdated until it is back. Look at the server's log"),
                        new FeedState("vitals", "poll by _history", "reading", null, null, 0, 0, null)),
                List.of());
    }

    @Test
    void showsEverySourceWithItsDoorsAndDeadLetters() throws IOException {
        String html = html(report(true, List.of(), lab()));
        assertThat(html)
                .contains("Ready to receive", "lab", "3 s ago", "/sources/lab/fhir", "12 connections open")
                .contains("OBX-3 has no code", "4,210 messages in the last 24 hours, at most 220 in half an hour")
                .contains("18 ms", "42 min", "46,102");
    }

    @Test
    void writesNothingAsMarkupThatIsNone() throws IOException {
        assertThat(html(report(true, List.of("lab.yaml:1:1: <script>"), lab())))
                .contains("No &lt;patient&gt; identifier", "&lt;script&gt;")
                .doesNotContain("No <patient>");
    }

    @Test
    void saysFirstWhatNeedsALook() throws IOException {
        SourceStatus silent = source("clinic", State.SILENT, NOW.minus(Duration.ofHours(5)), List.of(), List.of());
        String html = html(report(
                true,
                List.of("clinic.yaml:7:3: there is no key \"zon\"; did you mean zone?"),
                ehr(),
                lab(),
                silent,
                source("new", State.WAITING, null, List.of(), List.of())));
        assertThat(html)
                .contains("Ready, and 2 sources need a look", "Needs a look", "The server has stopped sending")
                .contains("1, 0 repaired", "clinic.yaml:7:3")
                .contains("Nothing has come for 5 h, though 1 h is usual")
                .contains("Nothing yet", "not since the start");
    }

    @Test
    void saysWhenSendersAreToldToSendAgain() throws IOException {
        assertThat(html(report(false, List.of()))).contains("Not ready", "does not answer", "No source is configured");
    }

    @Test
    void namesEverythingForThoseWhoDoNotSeeIt() throws IOException {
        String html = html(report(true, List.of(), lab()));
        assertThat(html)
                .contains("lang=\"en\"", "Skip to content", "role=\"img\"", "aria-label=\"4,210 messages")
                .contains("<caption>", "scope=\"col\"");
        assertThat(html.split("<h1", -1)).hasSize(2);
    }
}
