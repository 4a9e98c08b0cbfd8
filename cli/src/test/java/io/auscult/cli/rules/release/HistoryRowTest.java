package io.auscult.cli.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryRowTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final PackRelease FIRST = Packs.live("1.0.0", NOW.minus(Duration.ofDays(9)));
    private static final PackRelease RULE_OFF = FIRST.reaching(Mode.LIVE, Map.of(new RuleId("heart/one"), Mode.OFF))
            .decided("cardiology", "harm")
            .from(NOW.minusSeconds(60));
    private static final PackRelease AHEAD =
            Packs.live("1.1.0", NOW.plusSeconds(60)).decided("informatics", "new");
    private static final PackRelease WAITING =
            Packs.live("1.2.0", PackRelease.NEVER).decided("informatics", "newer");
    private static final PackRelease REFUSED =
            Packs.live("1.3.0", NOW.minusSeconds(5)).decided("somebody", "unsigned");

    private final List<HistoryRow> rows =
            HistoryRow.of(List.of(WAITING, FIRST, AHEAD, REFUSED, RULE_OFF), List.of(REFUSED), NOW);

    @Test
    void saysOfEachReleaseHowItStands() {
        assertThat(rows)
                .extracting(row -> row.release().key() + row.state().sign())
                .containsExactly("heart@1.0.0 ", "heart@1.0.0*", "heart@1.3.0!", "heart@1.1.0+", "heart@1.2.0?");
    }

    @Test
    void thePersonReadsWhoWhyAndWhichRulesReachLessFar() {
        StringWriter text = new StringWriter();
        HistoryTable.print(rows, new PrintWriter(text, true));
        assertThat(text.toString().lines())
                .contains("    heart/one is off")
                .anyMatch(line ->
                        line.startsWith("* heart@1.0.0") && line.contains("cardiology") && line.endsWith("harm"))
                .anyMatch(line -> line.startsWith("? heart@1.2.0") && line.contains("waits for approval"))
                .anyMatch(line -> line.startsWith("  heart@1.0.0") && line.endsWith("(the build)"));
    }

    @Test
    void aScriptReadsTheModeOfEachRule() {
        assertThat(rows.get(1).json().toString())
                .contains("\"state\":\"in force\"", "\"rules\":{\"heart/one\":\"off\",\"heart/other\":\"live\"}");
        assertThat(rows.getLast().json().path("inForceFrom").isNull()).isTrue();
    }

    @Test
    void saysWhichRuleASwitchWasAbout() {
        PackRelease back = FIRST.decided("cardiology", "mended").from(NOW.minusSeconds(30));
        StringWriter text = new StringWriter();
        HistoryTable.print(HistoryRow.of(List.of(FIRST, RULE_OFF, back), List.of(), NOW), new PrintWriter(text, true));
        assertThat(text.toString().lines())
                .anyMatch(line -> line.endsWith("heart/one off: harm"))
                .anyMatch(line -> line.endsWith("heart/one live: mended"));
    }

    @Test
    void aPauseIsSeenAndSoIsOneThatStoppedNothing() {
        PackRelease pause = FIRST.paused(NOW.minusSeconds(40), "It ran away: more than 200 firings in one decision");
        PackRelease late = FIRST.paused(NOW.minusSeconds(39), "It ran away: more than 200 firings in one decision");
        List<HistoryRow> paused = HistoryRow.of(List.of(FIRST, pause, late), List.of(), NOW);
        StringWriter text = new StringWriter();
        HistoryTable.print(paused, new PrintWriter(text, true));
        assertThat(text.toString().lines())
                .anyMatch(line -> line.startsWith("* heart@1.0.0")
                        && line.contains("paused")
                        && line.contains("containment")
                        && line.endsWith("It ran away: more than 200 firings in one decision"))
                .anyMatch(line -> line.startsWith("- heart@1.0.0"));
        assertThat(paused.get(1).json().toString()).contains("\"state\":\"in force\"", "\"paused\":true");
    }
}
