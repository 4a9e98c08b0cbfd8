package io.auscult.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.auscult.core.alert.Acknowledgement;
import io.auscult.core.alert.Audience;
import io.auscult.core.alert.Budget;
import io.auscult.core.alert.EncounterClass;
import io.auscult.core.alert.QuietHours;
import io.auscult.core.alert.ShowPolicy;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.BundledFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowPoliciesTest {
    private static final RuleId STATIN = new RuleId("cardiac/high-ascvd-risk-without-statin");
    private static final RuleId TROPONIN = new RuleId("cardiac/troponin-rise");
    private static final String ALL = """
            show:
              default:
                quietHours: {from: 22:00, to: 06:30}
                budget:
                  clinician: {alerts: 10, within: 12 h}
                  ward: {alerts: 30, within: 1 d}
              cardiac/high-ascvd-risk-without-statin:
                audience:
                  roles: [physician, pharmacist]
                  specialties: [cardiology]
                  wards: [own, 4W]
                  encounters: [inpatient, emergency]
                  include: [anna]
                  exclude: [bob]
                lockOut:
                  user: {usual: 1 d, patient-refuses: 30 d}
                  team: {usual: 8 h}
                acknowledge: required
                stagedRelease:
                  wards: [4W]
            """;

    @Test
    void readsAllThatARuleSaysAndTakesTheRestFromThePack() {
        ShowPolicy policy = policy(ALL, STATIN);

        assertThat(policy.audience().roles()).containsExactly("pharmacist", "physician");
        assertThat(policy.audience().wards()).containsExactly("4W", Audience.OWN_WARD);
        assertThat(policy.audience().encounters()).containsExactly(EncounterClass.INPATIENT, EncounterClass.EMERGENCY);
        assertThat(policy.audience().include()).containsExactly("anna");
        assertThat(policy.audience().exclude()).containsExactly("bob");
        assertThat(policy.userLockOut().byReason()).containsEntry("patient-refuses", Duration.ofDays(30));
        assertThat(policy.teamLockOut().usual()).isEqualTo(Duration.ofHours(8));
        assertThat(policy.acknowledgement()).isEqualTo(Acknowledgement.REQUIRED);
        assertThat(policy.stagedWards()).containsExactly("4W");
        assertThat(policy.quietHours()).isEqualTo(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30)));
        assertThat(policy.budgets())
                .containsExactly(
                        new Budget("cardiac", Budget.Whose.CLINICIAN, 10, Duration.ofHours(12)),
                        new Budget("cardiac", Budget.Whose.WARD, 30, Duration.ofDays(1)));
    }

    @Test
    void whereNothingIsSaidAllIsOpen() {
        assertThat(policy("", STATIN)).isEqualTo(ShowPolicy.OPEN);
    }

    @Test
    void aRuleMayTakeItselfOutOfWhatIsSaidForAll() {
        ShowPolicy policy = policy("""
                show:
                  default:
                    audience: {roles: [physician]}
                    lockOut: {user: {usual: 1 d}}
                    quietHours: {from: 22:00, to: 06:00}
                    budget: {clinician: {alerts: 1, within: 1 h}}
                    stagedRelease: {wards: [4W]}
                  cardiac/troponin-rise:
                    audience: everyone
                    lockOut: none
                    quietHours: none
                    budget: none
                    stagedRelease: none
                """, TROPONIN);

        assertThat(policy).isEqualTo(ShowPolicy.OPEN);
    }

    @Test
    void thePolicyPacksDefaultIsTheSitesForEveryPackAndBudgetsAddUp() {
        ShowPolicies site = ShowPolicies.parse(release("policy", """
                kind: policy
                show:
                  default:
                    acknowledge: recommended
                    quietHours: {from: 23:00, to: 05:00}
                    budget: {clinician: {alerts: 20, within: 1 d}}
                """));
        ShowPolicies cardiac = ShowPolicies.parse(release("cardiac", """
                kind: clinical
                show:
                  default:
                    budget: {clinician: {alerts: 5, within: 1 d}}
                  cardiac/troponin-rise:
                    budget: none
                    acknowledge: none
                """));

        ShowPolicy statin = cardiac.of(STATIN, ShowPolicies.site(List.of(cardiac, site)));
        ShowPolicy troponin = cardiac.of(TROPONIN, ShowPolicies.site(List.of(cardiac, site)));

        assertThat(statin.acknowledgement()).isEqualTo(Acknowledgement.RECOMMENDED);
        assertThat(statin.budgets()).extracting(Budget::name).containsExactly("cardiac", "policy");
        assertThat(Objects.requireNonNull(statin.quietHours()).from()).isEqualTo(LocalTime.of(23, 0));
        assertThat(troponin.budgets()).isEmpty();
        assertThat(troponin.acknowledgement()).isEqualTo(Acknowledgement.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quietHours: {from: 25:00, to: 06:00}        | not a time of day: "25:00"; write for example 22:00 or 06:30
            quietHours: {from: 22:00, to: 22:00}        | quiet hours end at another time than they begin
            quietHours: {from: 22:00}                   | "to" is missing
            budget: {clinician: {alerts: 0, within: 1 d}} | not a number of alerts: "0"; write 1 to 10000
            budget: {ward: {alerts: 3, within: a day}}  | not a span of time: "a day"
            budget: {ward: {alerts: 3, within: 0 d}}    | a budget is for a span of time longer than none
            budget: {}                                  | say whose: clinician or ward
            audience: {roles: [physician], ward: [4W]}  | "ward" is not known here; known are roles, specialties, wards
            audience: {encounters: [bed]}               | not a class of encounter: "bed"; use inpatient, outpatient or emergency
            audience: {include: [a], exclude: [a]}      | "a" is included too; keep one
            audience: nobody                            | expected "name: value" lines here
            lockOut: {user: {usual: 1 d, busy: 1 h}}    | not a non-adherence reason code: "busy"
            lockOut: {patient: {usual: 1 d}}            | "patient" is not known here; known are user, team
            acknowledge: always                         | not a policy of acknowledgement: "always"; use required, requiredIfNoAction
            stagedRelease: {wards: []}                  | name the wards on which it is live
            importance: 1                               | "importance" is not known here; known are audience, lockOut""")
    void refusesWhatItCannotReadWithFileAndLine(String line, String message) {
        String text = "show:\n  default:\n    " + line + "\n";

        FilesRefused refused =
                Objects.requireNonNull(catchThrowableOfType(FilesRefused.class, () -> policy(text, STATIN)));

        assertThat(refused.errors()).singleElement().satisfies(error -> {
            assertThat(error.words()).startsWith("pack.yaml:").contains(message);
            assertThat(error.line()).isEqualTo(linesBefore() + 3);
        });
    }

    @Test
    void refusesARuleThatThePackDoesNotHave() {
        PackRelease cardiac = BundledFiles.packs(Instant.EPOCH).getFirst();
        Map<String, String> files = new HashMap<>(cardiac.files());
        files.computeIfPresent("pack.yaml", (_, text) -> text + "show:\n  cardiac/nothing:\n    acknowledge: none\n");
        PackRelease changed =
                new PackRelease(cardiac.id(), cardiac.version(), cardiac.mode(), cardiac.inForceFrom(), files);

        assertThat(Objects.requireNonNull(catchThrowableOfType(FilesRefused.class, () -> PackFiles.parse(changed))))
                .hasMessageContaining("cardiac/nothing: no card of this pack is about it");
    }

    @Test
    void theWholePackIsReadWithTheSectionInIt() {
        PackRelease cardiac = BundledFiles.packs(Instant.EPOCH).getFirst();
        Map<String, String> files = new HashMap<>(cardiac.files());
        files.computeIfPresent("pack.yaml", (_, text) -> text + ALL);
        PackRelease changed =
                new PackRelease(cardiac.id(), cardiac.version(), cardiac.mode(), cardiac.inForceFrom(), files);

        assertThat(PackFiles.parse(changed).cards()).containsKey(STATIN);
        assertThat(ShowPolicies.parse(changed).byRule()).containsOnlyKeys(STATIN);
    }

    private static ShowPolicy policy(String show, RuleId rule) {
        return ShowPolicies.parse(release("cardiac", "kind: clinical\n" + show)).of(rule, ShowTerms.UNSAID);
    }

    /** Lines of the file before the section. */
    private static int linesBefore() {
        return 5;
    }

    private static PackRelease release(String id, String rest) {
        String text = "id: " + id + "\nversion: 1.0.0\nowner: A role\nmode: live\n" + rest;
        return new PackRelease(id, "1.0.0", io.auscult.core.value.Mode.LIVE, Instant.EPOCH, Map.of("pack.yaml", text));
    }
}
