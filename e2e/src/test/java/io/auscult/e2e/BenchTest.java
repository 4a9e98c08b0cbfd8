package io.auscult.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Auscult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code auscult bench pipeline --quick} on a broker of its own: every figure is there; what it is says nothing. */
class BenchTest {
    private static JsonNode report;

    @BeforeAll
    static void run() throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Auscult.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("bench", "pipeline", "--quick", "--profile", "--json");
        assertThat(exit).as(err.toString()).isZero();
        report = new ObjectMapper().readTree(out.toString());
    }

    @Test
    void bothTopologiesTookInEveryRound() {
        JsonNode rounds = report.at("/throughput/rounds");
        assertThat(rounds.at("/pipeline")).hasSize(2);
        assertThat(rounds.at("/identity")).hasSize(2);
        assertThat(report.at("/throughput/ratio/median").asDouble()).isPositive();
    }

    @Test
    void everyAlertIsAnsweredByBothTopologies() {
        assertThat(report.at("/latency/pipeline/events").asInt()).isPositive();
        assertThat(report.at("/latency/pipeline/unanswered").asInt()).isZero();
        assertThat(report.at("/latency/identity/unanswered").asInt()).isZero();
    }

    @Test
    void theLargestWriteIsAChangelog() {
        assertThat(report.at("/written/0/changelog").asBoolean()).isTrue();
        assertThat(report.at("/written/0/bytes").asDouble()).isGreaterThan(100);
        List<String> topics = new ArrayList<>();
        report.at("/written")
                .forEach(written -> topics.add(written.path("topic").asText()));
        assertThat(topics).contains("cds.signals.v1", "cds.decisions.v1", "cds.alerts.v1");
    }

    @Test
    void everyLengthOfChartHasItsCost() {
        assertThat(report.at("/chartCosts")).hasSize(2);
        assertThat(report.at("/chartCosts"))
                .allMatch(cost -> cost.at("/microsPerEvent/median").asDouble() > 0);
    }

    @Test
    void theProfileSaysInWhichStageTheTimeWent() {
        List<String> stages = new ArrayList<>();
        report.at("/profile/stages")
                .forEach(stage -> stages.add(stage.path("what").asText()));
        assertThat(stages).contains("fold-chart", "assess-risk");
    }
}
