package io.auscult.rules.why;

import static io.auscult.rules.why.Asking.ASCVD;
import static io.auscult.rules.why.Asking.CT;
import static io.auscult.rules.why.Asking.DIABETES;
import static io.auscult.rules.why.Asking.HBA1C;
import static io.auscult.rules.why.Asking.HBA1C_CODE;
import static io.auscult.rules.why.Asking.LIVE;
import static io.auscult.rules.why.Asking.LOCK_OUT;
import static io.auscult.rules.why.Asking.LOOK_BACK;
import static io.auscult.rules.why.Asking.NOW;
import static io.auscult.rules.why.Asking.PANCREAS;
import static io.auscult.rules.why.Asking.PREVENT;
import static io.auscult.rules.why.Asking.RISE;
import static io.auscult.rules.why.Asking.STATIN;
import static io.auscult.rules.why.Asking.ago;
import static io.auscult.rules.why.Asking.conditions;
import static io.auscult.rules.why.Asking.endpac;
import static io.auscult.rules.why.Asking.notAssessable;
import static io.auscult.rules.why.Asking.pending;
import static io.auscult.rules.why.Asking.prevent;
import static io.auscult.rules.why.Asking.troponin;
import static io.auscult.rules.why.Asking.with;
import static io.auscult.rules.why.Explanation.Met.NO;
import static io.auscult.rules.why.Explanation.Met.NOT_REACHED;
import static io.auscult.rules.why.Explanation.Met.YES;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.drools.TestPack;
import io.auscult.rules.why.Explanation.Condition;
import io.auscult.rules.why.Explanation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private final Asking asking = new Asking();

    @Test
    void aRuleThatFiredShowsEveryConditionWithWhatItSaw() {
        born(1963);
        asking.given(prevent(0.0816));

        Explanation why = asking.why(ASCVD);

        assertThat(why.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Raised.class,
                        raised -> assertThat(raised.summary()).contains("8.2 %"));
        assertThat(why.reach()).isEqualTo(new Explanation.Reach(Mode.LIVE, List.of()));
        assertThat(why.pack()).isEqualTo("cardiac");
        assertThat(conditions(why))
                .containsExactly(
                        new Condition("no statin on the medication list", YES, List.of()),
                        new Condition("age from 40 to 75 years", YES, List.of("63 years")),
                        new Condition(
                                "PREVENT has a score",
                                YES,
                                List.of("PREVENT as of 2026-01-15: 10-year ASCVD risk 8.2 %")),
                        new Condition(
                                "PREVENT: ASCVD at or above high-ascvd-risk (7.5 %)",
                                YES, List.of("10-year ASCVD risk 8.2 % (threshold 7.5 %)")));
    }

    @Test
    void aRuleThatDidNotFireSaysAllThatIsAmissAndNotTheFirstThingOnly() {
        born(1963);
        asking.given(Said.at(NOW).order("m1", STATIN, ago(9))).given(prevent(0.0512));

        Explanation why = asking.why(ASCVD);

        assertThat(why.outcome()).isEqualTo(new Outcome.NotMatched());
        assertThat(conditions(why)).extracting(Condition::met).containsExactly(NO, YES, YES, NO);
        assertThat(why.because())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("no statin on the medication list: not so, on the medication list: ")
                .endsWith(" since 2026-01-06");
        assertThat(why.because().getLast()).isEqualTo("10-year ASCVD risk 5.1 % (threshold 7.5 %)");
    }

    @Test
    void aRiskJustBelowTheThresholdIsNotRoundedUpToIt() {
        born(1963);
        asking.given(prevent(0.0749));

        assertThat(asking.why(ASCVD).because()).containsExactly("10-year ASCVD risk 7.49 % (threshold 7.5 %)");
    }

    @Test
    void missingDataIsSaidInTheModelsOwnWords() {
        born(1963);
        asking.given(notAssessable(PREVENT, "No total-cholesterol is on record."));

        Explanation why = asking.why(ASCVD);

        assertThat(why.because()).containsExactly("PREVENT is not assessable: No total-cholesterol is on record.");
        assertThat(conditions(why).getLast().met()).isEqualTo(NOT_REACHED);
    }

    @Test
    void aModelThatHasNotAnsweredOrNotLookedOrIsNotThereIsSaidSo() {
        born(1963);
        assertThat(asking.why(ASCVD).because()).containsExactly("PREVENT has not looked at this patient yet");

        asking.given(pending(PREVENT));
        assertThat(asking.why(ASCVD).because()).containsExactly("PREVENT has been asked and has not answered");

        Explainer off =
                Explainer.of(DroolsRulebook.compile(BundledFiles.packs(Instant.EPOCH), with(PREVENT, Mode.OFF)));
        assertThat(asking.why(ASCVD, off).because()).containsExactly("PREVENT is not deployed, or off");
        assertThat(asking.why(ASCVD, off).reach().reasons()).containsExactly("PREVENT is not deployed, or off");
    }

    @Test
    void anUnknownAgeIsAReasonAndWhatNeedsItIsNotReached() {
        asking.given(prevent(0.2));

        Explanation why = asking.why(ASCVD);

        assertThat(why.because()).containsExactly("the birth date is not known");
        assertThat(conditions(why)).extracting(Condition::met).containsExactly(YES, NO, YES, NOT_REACHED);
    }

    @Test
    void whatGuardsAValueIsNotPassedOver() {
        born(1963);
        asking.given(Said.at(NOW).problem("c1", DIABETES, ago(80)));

        Explanation why = asking.why(HBA1C);

        assertThat(conditions(why)).extracting(Condition::met).containsExactly(NO, YES, NO, NOT_REACHED, YES);
        assertThat(why.because())
                .hasSize(2)
                .anySatisfy(
                        words -> assertThat(words).startsWith("no diabetes mellitus on record: not so, on record: "));
        assertThat(conditions(why).getLast())
                .isEqualTo(new Condition(
                        "no HbA1c measured in the last 90 days",
                        YES,
                        List.of("no HbA1c in the last 90 days, and none on record")));
    }

    @Test
    void aValueIsShownBesideTheNumberItIsComparedWith() {
        asking.given(Said.at(NOW).result("o1", HBA1C_CODE, "6.4", "%", ago(90)));

        Explanation why = asking.why(HBA1C);

        assertThat(why.because()).containsExactly("HbA1c 6.4 % on 2025-10-17 (threshold 6.5 %)");
        assertThat(conditions(why))
                .extracting(Condition::words)
                .containsExactly(
                        "no diabetes mellitus on record",
                        "no glucose-lowering medicine on the medication list",
                        "HbA1c on record that may be used",
                        "newest HbA1c at or above diabetes-range (6.5 %)",
                        "no HbA1c measured in the last 90 days");
    }

    @Test
    void aValueOfAnUnknownUnitSaysThatItCannotBeUsed() {
        asking.given(Said.at(NOW).result("o1", HBA1C_CODE, "6.5", "mg/dL", ago(90)));

        assertThat(asking.why(HBA1C).because().getFirst()).contains("the unit is not one this concept accepts");
    }

    @Test
    void aHeldAlertNamesThePolicyAndUntilWhenAndWhatTheOthersMadeOfIt() {
        born(1957);
        asking.given(endpac("high", 5)).given(Said.at(NOW).procedure("p1", CT, ago(30)));

        Explanation why = asking.why(PANCREAS);

        assertThat(why.outcome()).isInstanceOfSatisfying(Outcome.Held.class, held -> {
            assertThat(held.by()).isEqualTo(LOOK_BACK);
            assertThat(held.until()).isEqualTo(NOW.plus(Duration.ofDays(60)));
        });
        assertThat(why.matched()).isTrue();
        assertThat(why.policies())
                .filteredOn(Explanation.Policy::holds)
                .extracting(Explanation.Policy::rule)
                .containsExactly(LOOK_BACK);
        assertThat(why.policies())
                .filteredOn(policy -> policy.rule().equals(LOCK_OUT))
                .singleElement()
                .satisfies(policy -> assertThat(policy.because()).containsExactly("no answer to it is on record"));
    }

    @Test
    void aLockOutSaysWhatWasAnsweredAndUntilWhen() {
        born(1963);
        asking.given(prevent(0.1)).answered(ASCVD, "need-more-info", ago(1));

        assertThat(asking.why(ASCVD).outcome()).isInstanceOf(Outcome.Held.class);
        Explanation policy = asking.why(LOCK_OUT);

        assertThat(policy.outcome()).isEqualTo(new Outcome.Holds(List.of(ASCVD)));
        assertThat(conditions(policy))
                .extracting(Condition::words)
                .containsExactly("an alert is proposed", "the question was answered", "the lock-out lasts");
        assertThat(conditions(policy).getLast().seen())
                .containsExactly("overridden, need-more-info, on 2026-01-14; locked until 2026-01-28");
    }

    @Test
    void aPolicyWithNothingToHoldSaysSo() {
        assertThat(asking.why(LOOK_BACK).because()).contains("nothing is proposed for this patient");
    }

    @Test
    void aPackInShadowOrOffSaysSoAndWhatIsOffDoesNotRun() {
        born(1963);
        asking.given(prevent(0.1));

        Explanation shadow = asking.why(ASCVD, Asking.changed("cardiac", Mode.SHADOW, "", ""));
        Explanation off = asking.why(ASCVD, Asking.changed("cardiac", Mode.OFF, "", ""));

        assertThat(shadow.outcome()).isInstanceOf(Outcome.Raised.class);
        assertThat(shadow.reach()).isEqualTo(new Explanation.Reach(Mode.SHADOW, List.of("pack cardiac is in shadow")));
        assertThat(off.outcome()).isEqualTo(new Outcome.Off());
        assertThat(off.reach()).isEqualTo(new Explanation.Reach(Mode.OFF, List.of("pack cardiac is off")));
        assertThat(conditions(off)).extracting(Condition::met).containsOnly(NOT_REACHED);
    }

    @Test
    void aSiteValueThatNobodySetAndAModelInShadowKeepARuleInShadow() {
        born(1963);
        asking.given(prevent(0.1));

        Explanation notSet = asking.why(ASCVD, Asking.changed("cardiac", Mode.LIVE, "siteValuesSetBy: quickstart", ""));
        Explanation model = asking.why(
                ASCVD,
                Explainer.of(DroolsRulebook.compile(BundledFiles.packs(Instant.EPOCH), with(PREVENT, Mode.SHADOW))));

        assertThat(notSet.reach().mode()).isEqualTo(Mode.SHADOW);
        assertThat(notSet.reach().reasons()).singleElement().asString().contains("has not set: high-ascvd-risk");
        assertThat(model.reach()).isEqualTo(new Explanation.Reach(Mode.SHADOW, List.of("PREVENT is in shadow")));
    }

    @Test
    void aRuleThatFailsIsUndeterminedAndShowsWhere() {
        PackRelease broken = TestPack.clinical("broken")
                .proposes(
                        "broken/asks-of-what-is-not-there",
                        "$it : Patient( !takes(\"statin\"), lastDone(\"abdominal-imaging\").at != null )")
                .release();

        Explanation why = asking.why(new RuleId("broken/asks-of-what-is-not-there"), Asking.explainer(LIVE, broken));

        assertThat(why.outcome()).isInstanceOf(Outcome.Undetermined.class);
        assertThat(conditions(why)).extracting(Condition::met).containsExactly(YES, NOT_REACHED);
        assertThat(conditions(why).getLast().seen()).singleElement().asString().startsWith("it could not be told: ");
    }

    @Test
    void eachVariantIsExplainedAndTheNearestSaysWhy() {
        asking.given(troponin("observe"));
        PackRelease two = TestPack.clinical("two")
                .file("q.drl", """
                        rule "two/q: high" when $it : RiskScored( model.id == "endpac", band == "high" )
                        then propose( drools, $it ); end
                        rule "two/q: rule-in" when $it : RiskScored( model.id == "esc-troponin", band in ("rule-in", "late") )
                        then propose( drools, $it ); end
                        """)
                .file("q.md", TestPack.card("two/q", "summary: \"It is so\""))
                .release();

        Explanation why = asking.why(new RuleId("two/q"), Asking.explainer(LIVE, two));

        assertThat(why.variants()).extracting(Explanation.Variant::name).containsExactly("high", "rule-in");
        assertThat(why.because()).containsExactly("band observe (troponin 64 ng/L)");
    }

    @Test
    void aNumberThatAThresholdIsHeldAgainstIsShownBesideIt() {
        born(1963);
        asking.given(Said.at(NOW).result("o1", HBA1C_CODE, "9.1", "%", ago(3)));
        PackRelease release = TestPack.clinical("t")
                .proposes(
                        "t/q",
                        "$it : Patient( $age : age, $now : latest(\"hba1c\"), $now != null )"
                                + " Threshold( rule == \"t/q\", fromAge <= $age, toAge >= $age, value <= $now.value )")
                .file("thresholds.csv", "rule,name,from_age,to_age,value,ucum,citation\nt/q,limit,18,80,10,%,A study\n")
                .release();

        assertThat(asking.why(new RuleId("t/q"), Asking.explainer(LIVE, release))
                        .because())
                .containsExactly("HbA1c 9.1 % on 2026-01-12 (threshold 10 %)");
    }

    @Test
    void whereThereAreNoBetterWordsTheValueIsShownAsTheEngineHasIt() {
        born(1963);
        asking.given(Said.at(NOW).procedure("p1", CT, ago(30))).given(notAssessable(PREVENT, "No cholesterol."));
        PackRelease release = TestPack.clinical("t")
                .proposes(
                        "t/q",
                        "$it : Patient( lastDone(\"abdominal-imaging\") != null ) NotAssessable( model.id == \"prevent\","
                                + " reason == \"other\" )")
                .release();

        Explanation why = asking.why(new RuleId("t/q"), Asking.explainer(LIVE, release));

        assertThat(conditions(why).getLast())
                .isEqualTo(new Condition("reason is other", NO, List.of("not assessable")));
    }

    @Test
    void explainsAllRulesInOrderAndKnowsNoOther() {
        List<Explanation> all = Asking.BUNDLED.explain(asking.chart, asking.signals, asking.book, NOW);

        assertThat(all).extracting(Explanation::rule).containsExactlyElementsOf(Asking.BUNDLED.rules());
        assertThat(Asking.BUNDLED.rules()).contains(ASCVD, RISE, LOCK_OUT);
        assertThat(Asking.BUNDLED.explain(new RuleId("no/such"), asking.chart, asking.signals, asking.book, NOW))
                .isEmpty();
    }

    private void born(int year) {
        asking.given(Said.at(NOW).person(Sex.FEMALE, year + "-01-01"));
    }
}
