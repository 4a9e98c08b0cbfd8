package io.auscult.cli.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.rules.release.PackStep.Refused;
import io.auscult.cli.rules.release.PackStep.Standing;
import io.auscult.cli.rules.release.PackStep.Wait;
import io.auscult.cli.rules.release.PackStep.Write;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackStepTest {
    private static final Instant SOON = Instant.parse("2026-03-01T00:00:10Z");
    private static final Instant LONG_AGO = SOON.minus(Duration.ofDays(30));
    private static final Instant YESTERDAY = SOON.minus(Duration.ofDays(1));
    private static final Instant MONDAY = SOON.plus(Duration.ofDays(3));
    private static final RuleId ONE = new RuleId("heart/one");
    private static final PackRelease FIRST = Packs.live("1.0.0", LONG_AGO);
    private static final PackRelease SECOND = Packs.live("1.1.0", YESTERDAY).decided("informatics", "a new threshold");

    @Test
    void publishesANewVersionAsSoonAsItCanTakeForce() {
        assertThat(publish(SECOND, FIRST)).isEqualTo(new Write(List.of(SECOND.from(SOON))));
    }

    @Test
    void publishesForALaterTimeButForNoneThatCannotBeReadInTime() {
        assertThat(PackStep.publish(SECOND, history(FIRST), SOON, MONDAY, false))
                .isEqualTo(new Write(List.of(SECOND.from(MONDAY))));
        assertThat(reason(PackStep.publish(SECOND, history(FIRST), SOON, SOON.minusMillis(1), false)))
                .contains("cannot take force before");
    }

    @Test
    void refusesTheSameVersionWithOtherContent() {
        assertThat(reason(publish(changed("1.0.0"), FIRST))).contains("heart@1.0.0", "Raise the version");
    }

    @Test
    void leavesAloneWhatStands() {
        assertThat(publish(SECOND, FIRST, SECOND)).isEqualTo(new Standing(SECOND));
    }

    @Test
    void aVersionThatMadeWayComesBackByARollbackAndNotByPublishingIt() {
        assertThat(reason(publish(FIRST, FIRST, SECOND))).contains("rollback heart --to 1.0.0");
    }

    @Test
    void refusesAVersionOlderThanOneThatWasPublished() {
        assertThat(reason(publish(changed("1.0.5"), FIRST, SECOND))).contains("heart@1.0.5 is older than heart@1.1.0");
        assertThat(publish(changed("1.10.0"), FIRST, SECOND)).isInstanceOf(Write.class);
    }

    @Test
    void refusesToTakeForceBeforeWhatIsPublishedAhead() {
        assertThat(reason(publish(changed("1.2.0"), FIRST, SECOND.from(MONDAY))))
                .contains("--in-force");
    }

    @Test
    void offMeansOffUntilSomebodySaysLive() {
        PackRelease ruleOff = FIRST.reaching(Mode.SHADOW, Map.of(ONE, Mode.OFF, new RuleId("heart/gone"), Mode.OFF))
                .from(YESTERDAY.minusSeconds(9));
        assertThat(written(publish(SECOND, FIRST, ruleOff)))
                .containsExactly(
                        SECOND.reaching(Mode.SHADOW, Map.of(ONE, Mode.OFF)).from(SOON));
    }

    @Test
    void aVersionWhoseFilesSayShadowIsNoSwitchAndTheNextMayBeLive() {
        assertThat(written(publish(SECOND, Packs.of("1.0.0", Mode.SHADOW, LONG_AGO))))
                .extracting(PackRelease::mode)
                .containsExactly(Mode.LIVE);
    }

    @Test
    void waitsWhereAnApprovalIsAskedForAndIsPublishedWithIt() {
        PackStep step = PackStep.publish(SECOND, history(FIRST), SOON, null, true);
        assertThat(step).isEqualTo(new Wait(SECOND.from(PackRelease.NEVER)));
        PackRelease approved =
                SECOND.from(PackRelease.NEVER).signed(Map.of("approved:cardiology", "signature"), "cardiology");
        assertThat(PackStep.publish(approved, history(FIRST, SECOND.from(PackRelease.NEVER)), SOON, null, true))
                .isEqualTo(new Write(List.of(approved.from(SOON))));
    }

    @Test
    void aPackIsSwitchedAndItsRulesKeepTheirModes() {
        PackRelease ruleOff = FIRST.reaching(Mode.LIVE, Map.of(ONE, Mode.OFF)).from(YESTERDAY);
        assertThat(written(PackStep.switched("heart", Mode.SHADOW, "kim", "trial", history(FIRST, ruleOff), SOON)))
                .containsExactly(ruleOff.reaching(Mode.SHADOW, Map.of(ONE, Mode.OFF))
                        .decided("kim", "trial")
                        .from(SOON));
        assertThat(PackStep.switched("heart", Mode.LIVE, "kim", "trial", history(FIRST, ruleOff), SOON))
                .isEqualTo(new Standing(ruleOff));
        assertThat(reason(PackStep.switched("lung", Mode.OFF, "kim", "x", history(FIRST), SOON)))
                .contains("no rule pack \"lung\"", "heart");
    }

    @Test
    void aRuleIsSwitchedAloneAndBack() {
        List<PackRelease> off = written(PackStep.switched(ONE, "heart", Mode.OFF, "kim", "harm", history(FIRST), SOON));
        assertThat(off)
                .containsExactly(FIRST.reaching(Mode.LIVE, Map.of(ONE, Mode.OFF))
                        .decided("kim", "harm")
                        .from(SOON));
        Instant later = SOON.plusSeconds(60);
        assertThat(written(PackStep.switched(
                        ONE, "heart", Mode.LIVE, "kim", "mended", history(FIRST, off.getFirst()), later)))
                .containsExactly(FIRST.decided("kim", "mended").from(later));
    }

    @Test
    void aRuleCannotReachFurtherThanItsPack() {
        PackRelease shadow = FIRST.reaching(Mode.SHADOW, Map.of()).from(YESTERDAY);
        assertThat(reason(PackStep.switched(ONE, "heart", Mode.LIVE, "kim", "x", history(FIRST, shadow), SOON)))
                .contains("heart@1.0.0 is shadow", "auscult rules live heart");
    }

    @Test
    void aNewVersionLiftsAPauseAndKeepsWhatPeopleHaveTakenBack() {
        PackRelease ruleOff = FIRST.reaching(Mode.LIVE, Map.of(ONE, Mode.OFF)).from(YESTERDAY.minusSeconds(9));
        PackRelease paused = ruleOff.paused(YESTERDAY, "It ran away");
        assertThat(written(publish(SECOND, FIRST, ruleOff, paused)))
                .containsExactly(
                        SECOND.reaching(Mode.LIVE, Map.of(ONE, Mode.OFF)).from(SOON));
    }

    @Test
    void whoeverSaysLiveLiftsAPauseAndWhoeverSaysOffTakesItOver() {
        PackRelease paused = FIRST.paused(YESTERDAY, "It ran away");
        assertThat(written(PackStep.switched("heart", Mode.LIVE, "kim", "mended", history(FIRST, paused), SOON)))
                .containsExactly(FIRST.decided("kim", "mended").from(SOON));
        PackRelease off =
                FIRST.reaching(Mode.OFF, Map.of()).decided("kim", "harm").from(SOON);
        assertThat(written(PackStep.switched("heart", Mode.OFF, "kim", "harm", history(FIRST, paused), SOON)))
                .containsExactly(off);
        assertThat(written(
                        publish(SECOND.from(SOON.plusSeconds(9)), FIRST, paused, off.from(YESTERDAY.plusSeconds(1)))))
                .as("off means off until somebody says live")
                .extracting(PackRelease::mode)
                .containsExactly(Mode.OFF);
    }

    @Test
    void aRollbackToWhatIsPausedIsNoWayAroundThePause() {
        PackRelease paused = FIRST.paused(YESTERDAY.minusSeconds(9), "It ran away");
        assertThat(PackStep.rollback("heart", "1.0.0", "kim", "back", history(FIRST, paused), SOON))
                .isEqualTo(new Standing(paused));
        assertThat(written(PackStep.rollback("heart", "1.0.0", "kim", "back", history(FIRST, paused, SECOND), SOON)))
                .extracting(PackRelease::mode)
                .containsExactly(Mode.OFF);
    }

    @Test
    void aSwitchHoldsAlsoForWhatIsPublishedAhead() {
        PackRelease ahead = SECOND.from(MONDAY);
        assertThat(written(PackStep.switched("heart", Mode.OFF, "kim", "harm", history(FIRST, ahead), SOON)))
                .containsExactly(
                        FIRST.reaching(Mode.OFF, Map.of())
                                .decided("kim", "harm")
                                .from(SOON),
                        ahead.reaching(Mode.OFF, Map.of())
                                .decided("kim", "harm")
                                .from(MONDAY.plusMillis(1)));
    }

    @Test
    void rollsBackToTheVersionPublishedBeforeAsARecordOfItsOwn() {
        PackStep step = PackStep.rollback("heart", null, "kim", "too many", history(FIRST, SECOND), SOON);
        assertThat(written(step))
                .containsExactly(FIRST.decided("kim", "too many").from(SOON));
        PackRelease third = changed("1.2.0").from(YESTERDAY.plusSeconds(60));
        PackRelease back = SECOND.from(YESTERDAY.plusSeconds(120));
        assertThat(written(PackStep.rollback("heart", null, "kim", "more", history(FIRST, SECOND, third, back), SOON)))
                .as("one further back each time")
                .extracting(PackRelease::version)
                .containsExactly("1.0.0");
    }

    @Test
    void aRuleThatWasSwitchedOffStaysOffAfterARollback() {
        PackRelease off = SECOND.reaching(Mode.LIVE, Map.of(ONE, Mode.OFF)).from(YESTERDAY.plusSeconds(60));
        assertThat(written(PackStep.rollback("heart", "1.0.0", "kim", "x", history(FIRST, SECOND, off), SOON)))
                .extracting(PackRelease::ruleModes)
                .containsExactly(Map.of(ONE, Mode.OFF));
    }

    @Test
    void refusesARollbackToNowhere() {
        assertThat(reason(PackStep.rollback("heart", null, "kim", "x", history(FIRST), SOON)))
                .contains("heart@1.0.0 is the first version", "auscult rules off heart");
        assertThat(reason(PackStep.rollback("heart", "3.0.0", "kim", "x", history(FIRST, SECOND), SOON)))
                .contains("There is no heart@3.0.0", "1.0.0, 1.1.0");
        assertThat(PackStep.rollback("heart", "1.1.0", "kim", "x", history(FIRST, SECOND), SOON))
                .isInstanceOf(Standing.class);
    }

    @Test
    void versionsAreOrderedAsPeopleCount() {
        assertThat(List.of("1.10.0", "1.9.0", "1.9", "2.0.0-rc1", "2.0.0").stream()
                        .sorted((one, other) -> PackVersion.of(one).compareTo(PackVersion.of(other))))
                .containsExactly("1.9.0", "1.9", "1.10.0", "2.0.0-rc1", "2.0.0");
    }

    @Test
    void findsWhatIsInForceWhatWaitsAndWhoHasChosenTheVersion() {
        PackRelease waiting = changed("1.2.0").from(PackRelease.NEVER);
        PackHistory history = history(FIRST, SECOND, waiting);
        assertThat(history.at("heart", YESTERDAY.minusMillis(1))).contains(FIRST);
        assertThat(history.at(SOON)).containsExactly(SECOND);
        assertThat(history.pending()).containsExactly(waiting);
        assertThat(history.packOf(ONE)).contains("heart");
        assertThat(history.packOf(new RuleId("lung/one"))).isEmpty();
        assertThat(history.chosenBySite("heart")).isTrue();
        assertThat(history(
                                FIRST,
                                FIRST.reaching(Mode.OFF, Map.of())
                                        .decided("kim", "x")
                                        .from(YESTERDAY))
                        .chosenBySite("heart"))
                .as("a mere switch of mode")
                .isFalse();
    }

    private static PackStep publish(PackRelease wanted, PackRelease... standing) {
        return PackStep.publish(wanted, history(standing), SOON, null, false);
    }

    private static List<PackRelease> written(PackStep step) {
        assertThat(step).isInstanceOf(Write.class);
        return ((Write) step).releases();
    }

    private static String reason(PackStep step) {
        assertThat(step).isInstanceOf(Refused.class);
        return ((Refused) step).reason();
    }

    private static PackHistory history(PackRelease... releases) {
        return new PackHistory(Arrays.asList(releases));
    }

    private static PackRelease changed(String version) {
        PackRelease pack = Packs.live(version, SOON);
        Map<String, String> files = new java.util.TreeMap<>(pack.files());
        files.put("thresholds.csv", "rule,name,from_age,to_age,value,ucum,citation\n");
        return new PackRelease(pack.id(), version, Mode.LIVE, SOON, files).decided("informatics", "another");
    }
}
