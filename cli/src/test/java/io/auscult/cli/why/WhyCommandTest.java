package io.auscult.cli.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.Exit;
import io.auscult.cli.Run;
import org.junit.jupiter.api.Test;

class WhyCommandTest {
    @Test
    void aPatientIsNamedInOneWayAndOneRuleAtMost() {
        assertThat(Run.of("why"))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(Exit.USAGE))
                .satisfies(run -> assertThat(run.err()).contains("name a patient by PATIENT or --mrn"));
        assertThat(Run.of("why", "--mrn", "1", "cardiac/troponin-rise", "cardiac/other")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(Run.of("why", "a", "b/c", "d/e").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void whatIsNoRuleOrNoTimeIsSaidBeforeAnythingIsAsked() {
        Run noRule = Run.of("why", "0".repeat(32), "not a rule");
        Run noTime = Run.of("why", "0".repeat(32), "--at", "yesterday");

        assertThat(noRule.exit()).isEqualTo(Exit.USAGE);
        assertThat(noRule.err()).contains("\"not a rule\" is not a rule; a rule is <area>/<condition>");
        assertThat(noTime.exit()).isEqualTo(Exit.USAGE);
        assertThat(noTime.err()).contains("\"yesterday\" is not a time");
    }
}
