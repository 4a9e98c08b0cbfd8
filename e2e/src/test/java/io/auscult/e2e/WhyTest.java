package io.auscult.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code auscult why} on the whole stack: now from streams-app, and at past times from the log. */
class WhyTest {
    private static final String MRN = "MRN-1001";
    private static final String STATIN = "cardiac/high-ascvd-risk-without-statin";

    private static RunningAuscult auscult;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        auscult = RunningAuscult.withTheSample();
    }

    @Test
    void saysOfEveryRuleWhatBecameOfIt() {
        Cli why = Cli.run(auscult.home(), "why", "--mrn", MRN);

        assertThat(why.exit()).as(why.err()).isZero();
        assertThat(why.out())
                .containsPattern("raised +" + STATIN)
                .containsPattern("not-matched +cardiac/troponin-rise");
    }

    @Test
    void saysOfOneRuleEveryConditionNowAndTheSameFromTheLog() {
        Cli now = Cli.run(auscult.home(), "why", "--mrn", MRN, STATIN);
        Cli past = Cli.run(
                auscult.home(),
                "why",
                "--mrn",
                MRN,
                STATIN,
                "--at",
                Instant.now().toString());

        assertThat(now.exit()).as(now.err()).isZero();
        assertThat(past.exit()).as(past.err()).isZero();
        assertThat(now.out()).contains("It fires: ", "  yes  no statin on the medication list", "(threshold 7.5 %)");
        assertThat(withoutItsMoment(past)).isEqualTo(withoutItsMoment(now));
    }

    @Test
    void beforeTheFirstEventNothingWasKnown() {
        Cli before = Cli.run(auscult.home(), "why", "--mrn", MRN, "--at", "2001-01-01");

        assertThat(before.exit()).isEqualTo(1);
        assertThat(before.err()).contains("Nothing is known of that patient at that time");
    }

    @Test
    void aRuleThatIsNotThereIsAnsweredWithThoseThatAreAndAStrangerWithASentence() {
        Cli noRule = Cli.run(auscult.home(), "why", "--mrn", MRN, "cardiac/no-such");
        Cli stranger = Cli.run(auscult.home(), "why", "--mrn", "MRN-nobody");

        assertThat(noRule.exit()).isEqualTo(1);
        assertThat(noRule.err()).contains("There is no rule cardiac/no-such", "  " + STATIN);
        assertThat(stranger.exit()).isEqualTo(1);
        assertThat(stranger.err()).contains("Nothing is known of that patient").doesNotContain("MRN-nobody");
    }

    @Test
    void theAnswerIsAlsoThereForScripts() {
        Cli json = Cli.run(auscult.home(), "why", "--mrn", MRN, STATIN, "--json", "--viewer", "dr-nobody");

        assertThat(json.exit()).as(json.err()).isZero();
        assertThat(json.out()).contains("\"outcome\" : \"raised\"", "\"shown\" : [ ]");
    }

    @Test
    void whatTheRulesWouldHaveDoneIsCountedFromTheLog() {
        Cli counted = Cli.run(auscult.home(), "rules", "backtest", "--log", "--json");

        assertThat(counted.exit()).as(counted.err()).isZero();
        assertThat(counted.out().lines().filter(line -> line.contains('"' + STATIN + '"')))
                .singleElement()
                .asString()
                .doesNotContain("\"opened\":0");
    }

    private static List<String> withoutItsMoment(Cli run) {
        return run.out().lines().skip(1).toList();
    }
}
