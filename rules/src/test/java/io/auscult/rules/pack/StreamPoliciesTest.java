package io.auscult.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.auscult.core.decision.Escalation;
import io.auscult.core.decision.Importance;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.PackCheck;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.drools.TestPack;
import io.auscult.rules.pack.LookBack.How;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamPoliciesTest {
    private static final RuleId ONE = new RuleId("site/one");
    private static final RuleId OTHER = new RuleId("site/other");

    @Test
    void readsImportanceAndEscalation() {
        Pack pack = PackFiles.parse(TestPack.clinical("site")
                .line("siteValuesSetBy: testers")
                .line("importance:\n  site/one: 1\n  site/other: low")
                .line("escalate:\n  site/one:\n    after: 2 h\n    to: charge-nurse\n  site/other:\n    after: 1 d")
                .release());

        assertThat(pack.importance(ONE)).isEqualTo(Importance.HIGHEST);
        assertThat(pack.importance(OTHER)).isEqualTo(Importance.LOW);
        assertThat(pack.importance(new RuleId("site/third"))).isEqualTo(Importance.USUAL);
        assertThat(pack.escalation(ONE)).isEqualTo(new Escalation(Duration.ofHours(2), "charge-nurse"));
        assertThat(pack.escalation(OTHER)).isEqualTo(new Escalation(Duration.ofDays(1), null));
    }

    @Test
    void spansThatNoSiteHasSetDoNothingThatAClinicianSees() {
        Pack pack = PackFiles.parse(TestPack.policy("policy")
                .line("escalate:\n  site/one:\n    after: 2 h")
                .line("lookBack:\n  site/*:\n    - done: abdominal-imaging\n      within: 90 d")
                .release());

        assertThat(pack.escalation(ONE)).isNull();
        assertThat(pack.policies().lookBacks().getFirst().reach()).isEqualTo(Mode.SHADOW);
    }

    @Test
    void readsLookBacksAndDuplicates() {
        Pack pack = PackFiles.parse(TestPack.policy("policy")
                .line("siteValuesSetBy: testers")
                .line(
                        "lookBack:\n  site/*:\n    - done: abdominal-imaging\n      within: 90 d\n    - diagnosed: diabetes")
                .line("duplicates:\n  - rule: site/one\n    coveredBy: site/other\n    answeredWithin: 12 h")
                .release());

        assertThat(pack.policies().lookBacks())
                .containsExactly(
                        new LookBack("site/*", How.DONE, "abdominal-imaging", Duration.ofDays(90)),
                        new LookBack("site/*", How.DIAGNOSED, "diabetes", null));
        assertThat(pack.policies().lookBacks().getFirst().concerns("site/one")).isTrue();
        assertThat(pack.policies().lookBacks().getFirst().concerns("sites/one")).isFalse();
        assertThat(pack.policies().duplicates()).containsExactly(new Duplicate(ONE, OTHER, Duration.ofHours(12)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "importance: {site/one: 6} | site/one: one of 1 to 5, or highest, high, usual, low, lowest",
                "escalate: {site/one: {after: soon}} | after: not a span of time",
                "escalate: {site/one: {after: 0 h}} | after: an alert escalates after some time",
                "escalate: {site/one: {after: 2 h, whom: x}} | \"whom\" is not known here",
                "lookBack: {site/one: [{done: a, ordered: b, within: 9 d}]} | say one of done, ordered, resulted, diagnosed",
                "lookBack: {site/one: [{done: a}]} | \"within\" is missing",
                "lookBack: {site: [{done: a, within: 9 d}]} | A rule id is <area>/<condition>",
                "lockOut: {site/one: {usual: 2 h, scope: ward}} | scope: patient, or encounter",
                "duplicates: [{rule: site/one, coveredBy: site/one}] | gives way to site/one already",
                "duplicates: [{rule: a/b, coveredBy: a/c}, {rule: a/c, coveredBy: a/d}, {rule: a/d, coveredBy: a/b}]"
                        + " | a/b gives way to a/d already"
            })
    void refusesWithALineAndWhatToDo(String line, String message) {
        PackRelease release = TestPack.policy("policy").line(line).release();

        FilesRefused refused =
                Objects.requireNonNull(catchThrowableOfType(FilesRefused.class, () -> PackFiles.parse(release)));

        assertThat(refused.errors()).singleElement().satisfies(error -> {
            assertThat(error.words()).contains(message);
            assertThat(error.line()).isEqualTo(6);
        });
    }

    @Test
    void aClinicalPackSaysNothingOfOtherPacksRules() {
        PackRelease duplicates = TestPack.clinical("site")
                .line("duplicates: [{rule: site/one, coveredBy: site/other}]")
                .release();
        PackRelease lookBack = TestPack.clinical("site")
                .proposes("site/one", "$it : Patient( deceased )")
                .line("lookBack: {site/other: [{done: x-ray-of-nothing, within: 9 d}]}")
                .release();

        assertThat(Objects.requireNonNull(catchThrowableOfType(FilesRefused.class, () -> PackFiles.parse(duplicates))))
                .hasMessageContaining("a policy pack says this");
        assertThat(PackCheck.check(lookBack, ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH))))
                .extracting(RuleError::message)
                .anySatisfy(message -> assertThat(message).contains("\"site/other\" is not a rule of this pack"))
                .contains("\"x-ray-of-nothing\" is not a concept of the catalogue");
    }
}
