package io.auscult.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.bench.feed.Feed;
import io.auscult.cli.bench.feed.Population;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.BundledFiles;
import io.auscult.schemas.codec.EventFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BacktestCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void aPastIsCountedByRule() throws IOException {
        Path file = bundle();

        int exit = run("--json", "--fhir", file.toString());

        assertThat(exit).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("\"diabetes/high-hba1c-not-repeated\"")))
                .singleElement()
                .asString()
                .contains("\"patientsObserved\":1", "\"opened", "\"monthsObserved\":11.9");
        assertThat(out.toString().lines().filter(line -> line.contains("high-hba1c-not-repeated")))
                .allMatch(line -> line.contains("\"openedInShadow\":1") || line.contains("\"opened\":1"));
    }

    @Test
    void whatHappenedBeforeTheFirstDayIsKnownAndNotCounted() throws IOException {
        Path file = bundle();

        int exit = run("--json", "--from", "2025-10-01", "--fhir", file.toString());

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("\"monthsObserved\":3.")
                .doesNotContain("\"openedInShadow\":1", "\"opened\":1");
    }

    @Test
    void aSpanThatIsNoneIsRefused() throws IOException {
        assertThat(run("--accepted-after", "soon", "--fhir", bundle().toString()))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("not a span of time: \"soon\"");
    }

    @Test
    void whoChangesUnderOtherPacksIsToldAndWhy() throws IOException {
        Path stricter = stricter();
        Path page = folder.resolve("report.html");

        int exit =
                run(stricter.toString(), "--against", "live", "--html", page.toString(), "--fhir", bundle().toString());

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("Compared with ")
                .contains(
                        "diabetes/high-hba1c-not-repeated: 0.1 fewer alerts a month (1 before, 0 now; 1 lost, 0 gained")
                .containsPattern("p 2025-.* diabetes/high-hba1c-not-repeated lost: Now: .*7\\.9 %.*");
        assertThat(Files.readString(page))
                .startsWith("<!doctype html>")
                .contains("<svg", "Who changes, and why", "diabetes@9.9.9")
                .doesNotContain("<script", "http://", "https://");
    }

    /** The build's pack with a threshold that an HbA1c of 7.9 % does not reach. */
    private Path stricter() throws IOException {
        PackRelease diabetes = BundledFiles.packs(Instant.EPOCH).stream()
                .filter(pack -> pack.id().equals("diabetes"))
                .findFirst()
                .orElseThrow();
        Path pack = Files.createDirectory(folder.resolve("diabetes"));
        for (Map.Entry<String, String> file : diabetes.files().entrySet()) {
            Files.writeString(
                    pack.resolve(file.getKey()),
                    file.getValue()
                            .replace(",0,120,6.5,%,", ",0,120,8.5,%,")
                            .replaceFirst("(?m)^version: .*$", "version: 9.9.9"));
        }
        return pack;
    }

    @Test
    void theReportsCountsAreThoseOfAnIndependentCount() throws IOException {
        Path events = events();
        JsonNode report = report(events, "2", "r.json");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("r.json.decisions"))) {
            lines.add(JSON.readTree(line));
        }

        Map<String, Integer> opened = new TreeMap<>();
        Set<String> holds = new HashSet<>();
        for (JsonNode line : lines) {
            if (line.path("state").asText().equals("open")
                    && line.path("revision").asInt() == 1
                    && line.path("openedAt").equals(line.path("at"))) {
                opened.merge(
                        line.path("rule").asText() + " " + line.path("mode").asText(), 1, Integer::sum);
            }
            if (line.path("kind").asText().equals("withhold")) {
                holds.add(line.path("patient") + " " + line.path("rule") + " " + line.path("by") + " "
                        + line.path("until"));
            }
        }
        Map<String, Integer> reported = new TreeMap<>();
        int held = 0;
        for (JsonNode rule : report.path("rules")) {
            add(
                    reported,
                    rule.path("rule").asText() + " live",
                    rule.path("opened").asInt());
            add(
                    reported,
                    rule.path("rule").asText() + " shadow",
                    rule.path("openedInShadow").asInt());
            held += rule.path("held").asInt();
        }

        assertThat(opened).isNotEmpty();
        assertThat(reported).isEqualTo(opened);
        assertThat(held).isEqualTo(holds.size()).isPositive();
        assertThat(weeks(report))
                .isEqualTo(opened.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() throws IOException {
        Path events = events();

        report(events, "1", "one.json");
        report(events, "3", "three.json");

        assertThat(folder.resolve("three.json")).hasSameBinaryContentAs(folder.resolve("one.json"));
        assertThat(folder.resolve("three.json.decisions")).hasSameBinaryContentAs(folder.resolve("one.json.decisions"));
    }

    private JsonNode report(Path events, String threads, String name) throws IOException {
        Path report = folder.resolve(name);
        int exit = run(
                "--as-received",
                "--accepted-after",
                "1 h",
                "--threads",
                threads,
                "--report",
                report.toString(),
                "--decisions",
                report + ".decisions",
                "--events",
                events.toString());
        assertThat(exit).isZero();
        return JSON.readTree(report.toFile());
    }

    private static void add(Map<String, Integer> to, String name, int count) {
        if (count > 0) {
            to.put(name, count);
        }
    }

    private static int weeks(JsonNode report) {
        int sum = 0;
        for (String mode : List.of("weeks-live", "weeks-shadow")) {
            for (JsonNode rule : report.path(mode)) {
                for (JsonNode week : rule) {
                    sum += week.asInt();
                }
            }
        }
        return sum;
    }

    /** Two months of a made-up population, in which every tenth event is a troponin that rises or is taken back. */
    private Path events() throws IOException {
        Path file = folder.resolve("events.avro");
        Population population = Population.alike(7, 40, 10);
        Instant begin = Instant.parse("2025-03-01T00:00:00Z");
        try (EventFile.Writer out = EventFile.write(file)) {
            List<PatientEvent> all = new ArrayList<>();
            population.histories(begin, all::add);
            new Feed(population, 7, begin, Duration.ofMinutes(50))
                    .next(1_500, 0.1)
                    .forEach(told -> all.add(told.event()));
            for (PatientEvent event : all) {
                out.add(event);
            }
        }
        return file;
    }

    private int run(String... words) {
        return new CommandLine(new BacktestCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(words);
    }

    /** A high HbA1c in January that nobody repeats, and a pressure a year later. */
    private Path bundle() throws IOException {
        return Files.writeString(folder.resolve("one.json"), """
                {"resourceType":"Bundle","type":"collection","entry":[
                 {"resource":{"resourceType":"Patient","id":"p","gender":"female","birthDate":"1960-02-03"}},
                 {"resource":{"resourceType":"Observation","id":"a","status":"final","subject":{"reference":"Patient/p"},
                  "code":{"coding":[{"system":"http://loinc.org","code":"4548-4"}]},"effectiveDateTime":"2025-01-05T08:00:00Z",
                  "valueQuantity":{"value":7.9,"unit":"%","system":"http://unitsofmeasure.org","code":"%"}}},
                 {"resource":{"resourceType":"Observation","id":"b","status":"final","subject":{"reference":"Patient/p"},
                  "code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}]},"effectiveDateTime":"2026-01-03T08:00:00Z",
                  "valueQuantity":{"value":70,"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}}}]}
                """);
    }
}
