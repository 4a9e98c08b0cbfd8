package io.auscult.cli.bench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.decision.Decision;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A comparison says something only when both sides do the same work. */
class ManyRulesTest {
    @Test
    void theRulebookAndTheHandWrittenRulesAnswerTheSame() {
        ManyRules many = ManyRules.of(120);

        List<Decision> decisions = many.rulebook();

        assertThat(decisions).hasSizeBetween(5, 60).isEqualTo(many.byHand());
    }

    @Test
    void theCommandTellsBothAndTheirRatio() {
        StringWriter out = new StringWriter();

        int exit = new CommandLine(new RulesCommand())
                .setOut(new PrintWriter(out))
                .execute("--quick", "--json", "--rules", "10");

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("\"rules\":10", "\"rulebookNanos\":", "\"byHandNanos\":", "\"ratio\":");
    }
}
