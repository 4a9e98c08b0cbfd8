package io.auscult.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Auscult;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** {@code auscult bench hooks} with little stored and few calls: every call is answered; what the figures are says nothing. */
class HooksBenchTest {
    @Test
    void everyHookIsAnsweredBesideTheTrivialEndpoint() throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Auscult.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        "bench",
                        "hooks",
                        "--alerts",
                        "500",
                        "--in-house",
                        "20",
                        "--facts",
                        "20",
                        "--rate",
                        "5",
                        "--warm-up",
                        "10",
                        "--seconds",
                        "8",
                        "--json");
        assertThat(exit).as(err.toString()).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.at("/stored").asInt()).isGreaterThanOrEqualTo(500);
        assertThat(report.at("/millis/hooks/answers").asInt()).isEqualTo(40);
        assertThat(report.at("/millis/hooks/cards").asInt()).isPositive();
        assertThat(report.at("/millis/trivial/answers").asInt()).isEqualTo(40);
        assertThat(report.at("/processorMicrosOfACall/delivery").asDouble()).isPositive();
    }
}
