package io.auscult.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BacktestCommandTest {
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
