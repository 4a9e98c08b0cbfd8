package io.auscult.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.rules.cases.CaseResult;
import io.auscult.rules.cases.CaseRunner;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.pack.Card;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The packs and concepts in this repository are fit to be published, and every case of theirs comes out as written. */
class BundledPacksTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final List<PackRelease> PACKS = BundledFiles.packs(Instant.EPOCH);

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsWritten() {
        CaseRunner runner = new CaseRunner(CONCEPTS, List.of());
        return PACKS.stream()
                .flatMap(pack -> runner.run(pack).stream())
                .map(result -> DynamicTest.dynamicTest(result.rule() + ": " + result.name(), () -> comesOut(result)));
    }

    private static void comesOut(CaseResult result) {
        assertThat(result.passed())
                .as(
                        "%s:%d given %s%nexpected %s%ngot %s",
                        result.file(), result.line(), result.given(), result.expected(), result.got())
                .isTrue();
    }

    @Test
    void everyPackMayBePublished() {
        for (PackRelease pack : PACKS) {
            assertThat(PackCheck.check(pack, CONCEPTS)).as(pack.id()).isEmpty();
        }
    }

    @Test
    void clinicalPacksAskTheseQuestions() {
        assertThat(rules("cardiac"))
                .containsExactly(
                        "cardiac/af-without-anticoagulant",
                        "cardiac/ai-ecg-low-ef-without-echo",
                        "cardiac/high-ascvd-risk-without-statin",
                        "cardiac/long-qtc",
                        "cardiac/news2-high",
                        "cardiac/news2-single-parameter",
                        "cardiac/nt-probnp-rule-in",
                        "cardiac/qt-drug-with-long-qtc",
                        "cardiac/qtc-rise-with-qt-drug",
                        "cardiac/troponin-rise");
        assertThat(rules("pancreatic"))
                .containsExactly(
                        "pancreas/ca19-9-raised",
                        "pancreas/caps-surveillance-due",
                        "pancreas/ipmn-worrisome-feature",
                        "pancreas/new-diabetes-with-weight-loss",
                        "pancreas/unexplained-weight-loss");
        assertThat(rules("diabetes")).containsExactly("diabetes/high-hba1c-not-repeated");
    }

    @Test
    void whatStandsOnAValueWithoutACitationWaitsInShadowForASite() {
        assertThat(PACKS.stream()
                        .map(PackFiles::parse)
                        .filter(pack -> pack.kind() == Pack.Kind.CLINICAL)
                        .flatMap(pack -> withoutSite(pack).entrySet().stream())
                        .filter(rule -> rule.getValue() == Mode.LIVE)
                        .map(rule -> rule.getKey().value()))
                .containsExactlyInAnyOrder(
                        "cardiac/news2-high",
                        "cardiac/news2-single-parameter",
                        "cardiac/nt-probnp-rule-in",
                        "cardiac/troponin-rise",
                        "pancreas/ca19-9-raised",
                        "pancreas/ipmn-worrisome-feature",
                        "pancreas/new-diabetes-with-weight-loss");
    }

    @Test
    void endpacSaysThatMostHaveNoCancerAndInterruptsNobody() {
        assertThat(pack("pancreatic").cards().get(new RuleId("pancreas/new-diabetes-with-weight-loss")))
                .isInstanceOfSatisfying(Card.ForAlert.class, card -> {
                    assertThat(card.indicator()).isEqualTo(Indicator.INFO);
                    assertThat(card.text()).contains("97 of 100", "never interruptive");
                });
    }

    private static Pack pack(String id) {
        return PACKS.stream()
                .filter(pack -> pack.id().equals(id))
                .map(PackFiles::parse)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> rules(String pack) {
        return pack(pack).cards().keySet().stream().map(RuleId::value).toList();
    }

    private static Map<RuleId, Mode> withoutSite(Pack pack) {
        Map<String, String> files = new HashMap<>(pack.release().files());
        files.computeIfPresent("pack.yaml", (_, text) -> text.replace("siteValuesSetBy: quickstart\n", ""));
        PackRelease release = new PackRelease(pack.id(), pack.release().version(), Mode.LIVE, Instant.EPOCH, files);
        return DroolsRulebook.compile(List.of(release), Map.of()).modes();
    }

    @Test
    void theJarCarriesWhatTheFoldersHold() throws IOException {
        assertThat(PackFolder.packs(Path.of("packs"), Instant.EPOCH)).isEqualTo(PACKS);
        assertThat(PackFolder.concepts(Path.of("concepts"), Instant.EPOCH))
                .isEqualTo(BundledFiles.concepts(Instant.EPOCH));
    }
}
