package io.auscult.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Answer;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.fact.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackFilesTest {
    private static final PackRelease CARDIAC = BundledFiles.packs(Instant.EPOCH).getFirst();
    private static final RuleId ASCVD = new RuleId("cardiac/high-ascvd-risk-without-statin");
    private static final RuleId RISE = new RuleId("cardiac/troponin-rise");

    @Test
    void readsWhatPackYamlSays() {
        Pack pack = PackFiles.parse(CARDIAC);

        assertThat(CARDIAC.key()).isEqualTo("cardiac@1.3.0");
        assertThat(CARDIAC.mode()).isEqualTo(Mode.LIVE);
        assertThat(pack.owner()).isEqualTo("Cardiology clinical lead");
        assertThat(pack.kind()).isEqualTo(Pack.Kind.CLINICAL);
        assertThat(pack.ruleFiles()).hasSize(10);
        assertThat(pack.caseFiles()).hasSize(10);
    }

    @Test
    void readsTheCard() {
        assertThat(PackFiles.parse(CARDIAC).cards().get(RISE)).isInstanceOfSatisfying(Card.ForAlert.class, card -> {
            assertThat(card.indicator().word()).isEqualTo("critical");
            assertThat(card.expiresAfter()).isEqualTo(Duration.ofDays(3));
            assertThat(card.evidence()).singleElement().asString().contains("doi:10.1093/eurheartj/ehaa575");
            assertThat(card.overrideReasons().getFirst().code().system()).isEqualTo(OverrideReasons.SYSTEM);
            assertThat(card.overrideReasons().getFirst().display()).isEqualTo("Action completed");
            assertThat(card.text()).startsWith("**What this says.**");
        });
    }

    @Test
    void aThresholdWithoutACitationIsASiteValue() {
        Pack pack = PackFiles.parse(CARDIAC);
        Threshold threshold = pack.thresholds().getFirst();

        assertThat(threshold.siteValue()).isTrue();
        assertThat(threshold.probability()).isEqualTo(0.075);
        assertThat(pack.source(threshold)).isEqualTo("site value, set by quickstart");
        assertThat(pack.mode(ASCVD)).isEqualTo(Mode.LIVE);
    }

    @Test
    void withoutASiteItsRuleIsInShadowAndOthersAreNot() {
        Pack unset = PackFiles.parse(changed("pack.yaml", "siteValuesSetBy: quickstart\n", ""));

        assertThat(unset.mode(ASCVD)).isEqualTo(Mode.SHADOW);
        assertThat(unset.mode(RISE)).isEqualTo(Mode.LIVE);
        assertThat(unset.lockOut(RISE)).isEqualTo(LockOut.NONE);
    }

    @Test
    void aCitedThresholdNeedsNoSite() {
        PackRelease cited = changed("thresholds.csv", "%,site value", "%,A guideline");
        Map<String, String> files = new HashMap<>(cited.files());
        files.computeIfPresent("pack.yaml", (_, text) -> text.replace("siteValuesSetBy: quickstart\n", ""));

        assertThat(PackFiles.parse(with(files)).mode(ASCVD)).isEqualTo(Mode.LIVE);
    }

    @Test
    void aLockOutDependsOnTheReason() {
        LockOut lockOut = PackFiles.parse(CARDIAC).lockOut(RISE);
        Instant at = Instant.parse("2026-01-15T12:00:00Z");

        assertThat(lockOut.endsAfter(new Answer(Answer.Outcome.ACCEPTED, "user", at, null, null)))
                .isEqualTo(at.plus(Duration.ofHours(12)));
        assertThat(lockOut.endsAfter(new Answer(
                        Answer.Outcome.OVERRIDDEN,
                        "user",
                        at,
                        OverrideReasons.coding("need-more-info").orElseThrow(),
                        null)))
                .isEqualTo(at.plus(Duration.ofHours(1)));
        assertThat(lockOut.endsAfter(new Answer(
                        Answer.Outcome.OVERRIDDEN,
                        "user",
                        at,
                        OverrideReasons.coding("patient-refuses").orElseThrow(),
                        null)))
                .isEqualTo(at.plus(Duration.ofHours(12)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pack.yaml | kind: clinical | kind: clinicle | pack.yaml:4: kind: clinical (proposes alerts)",
                "pack.yaml | mode: live | mode: on | pack.yaml:5: mode: Not a mode",
                "pack.yaml | owner: | ouner: | pack.yaml:3: \"ouner\" is not known here; known are",
                "pack.yaml | usual: 12 h | usual: 12 hours | pack.yaml:19: usual: not a span of time: \"12 hours, then new data\"",
                "pack.yaml | need-more-info: 1 h | need-info: 1 h | pack.yaml:20: need-info: not a non-adherence reason code",
                "pack.yaml | kind: clinical | kind: [ | pack.yaml:8: not valid YAML",
                "thresholds.csv | 40,75 | forty,75 | thresholds.csv:2: from_age: not a number: \"forty\"",
                "thresholds.csv | %,site value | %, | thresholds.csv:2: citation: a value is missing",
                "thresholds.csv | 40,75,7.5 | 40,75,7,5 | thresholds.csv:2: this line has 8 values, the header has 7",
                "troponin-rise.md | indicator: critical | indicator: urgent | troponin-rise.md:10: indicator: Not an indicator",
                "troponin-rise.md | value: 70 % | value: 70 | troponin-rise.md:8: value: not a percentage: \"70\"; write for example",
                "troponin-rise.md | value: 70 % | value: 170 % | troponin-rise.md:8: value: not a percentage: \"170 %\"",
                "troponin-rise.md | citation: | source: | troponin-rise.md:9: \"source\" is not known here; known are value, citation",
                "news2-high.md | not listed | hidden | news2-high.md:20: withoutScore: listed (who has no score",
                "pack.yaml | settings: | interrupt: | interrupt: a policy pack says this, for the rules of all packs",
                "troponin-rise.md | expires: 3 d | expires: soon | troponin-rise.md:20: expires: not a span of time",
                "troponin-rise.md | - action-completed | - done-already | overrideReasons: not a non-adherence reason code",
                "troponin-rise.md | {{troponin}}: | {{Troponin}}: | troponin-rise.md:11: summary: a placeholder is written {{name}}",
                "troponin-rise.md | owner: Cardiology clinical lead | x: y | troponin-rise.md:4: \"x\" is not known here",
                "troponin-rise.md | Assess the patient now | Assess {{name}} now | the text is the same for every patient"
            })
    void refusesWithFileAndLine(String file, String find, String replace, String message) {
        assertThat(refused(changed(file, find, Objects.requireNonNullElse(replace, ""))))
                .extracting(RuleError::words)
                .anySatisfy(words -> assertThat(words).contains(message));
    }

    @Test
    void refusesACardWithoutFrontMatter() {
        assertThat(refused(changed("troponin-rise.md", "---\nid:", "id:")))
                .extracting(RuleError::words)
                .containsExactly(
                        "troponin-rise.md:1: a card begins with front matter between two lines of three hyphens");
    }

    @Test
    void refusesAPackWithoutPackYaml() {
        FilesRefused refused = Objects.requireNonNull(
                catchThrowableOfType(FilesRefused.class, () -> PackFiles.release(Map.of(), Instant.EPOCH)));

        assertThat(refused).hasMessage("pack.yaml: the pack has no such file; it says id, version, owner and mode");
    }

    @Test
    void refusesTwoCardsOfOneRule() {
        Map<String, String> files = new HashMap<>(CARDIAC.files());
        files.put("copy.md", Objects.requireNonNull(files.get("troponin-rise.md")));

        assertThat(refused(with(files)))
                .extracting(RuleError::message)
                .containsExactly("another card is also about cardiac/troponin-rise; keep one");
    }

    private static PackRelease changed(String file, String find, String replace) {
        Map<String, String> files = new HashMap<>(CARDIAC.files());
        String text = Objects.requireNonNull(files.get(file));
        assertThat(text).contains(find);
        files.put(file, text.replace(find, replace));
        return with(files);
    }

    private static PackRelease with(Map<String, String> files) {
        return new PackRelease("cardiac", "1.0.0", Mode.LIVE, Instant.EPOCH, files);
    }

    private static List<RuleError> refused(PackRelease release) {
        return Objects.requireNonNull(catchThrowableOfType(
                        FilesRefused.class, () -> PackFiles.parse(PackFiles.release(release.files(), Instant.EPOCH))))
                .errors();
    }
}
