package io.auscult.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Auscult;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** {@code auscult bench ingest --quick} on an adapter of its own: every message is taken in; what the figures are says nothing. */
class IngestBenchTest {
    @Test
    void theAdapterAndPlainParsingTakeTheSameBytes() throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Auscult.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("bench", "ingest", "--quick", "--json");
        assertThat(exit).as(err.toString()).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        for (String part : new String[] {"/fhir", "/v2"}) {
            assertThat(report.at(part + "/adapter/rounds")).hasSize(2);
            assertThat(report.at(part + "/adapter/rounds/0/bytes"))
                    .isEqualTo(report.at(part + "/parsing/rounds/0/bytes"));
            assertThat(report.at(part + "/ratio/median").asDouble()).isPositive();
            assertThat(report.at(part + "/cpuMicrosPerItem/adapter").asDouble()).isPositive();
        }
    }
}
