package io.auscult.rules.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.concept.Concepts;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.cases.CaseRunner;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.drools.TestPack;
import io.auscult.rules.pack.PackFiles;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What cases leave untested is found by pretending. */
class CoverageTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));

    private static final String RULE = """
            rule "a/b"
            when
                $it : Patient( $age : age, age >= 40 || hasActive("diabetes"), !takes("statin") )
                Threshold( rule == "a/b", fromAge <= $age, toAge >= $age, $least : probability )
                RiskScored( model.id == "m", value("s") >= $least )
            then
                propose( drools, $it );
            end
            """;

    private static final String TABLE = """
            rule,name,from_age,to_age,value,ucum,citation
            a/b,t,0,59,10,%,site value
            a/b,t,60,120,20,%,site value
            """;

    @Test
    void aFiringCaseAloneLeavesEveryReasonForSilenceUntested() {
        assertThat(gaps(one("fires", 50, 0.1, "raise")))
                .contains(
                        "a.drl:3:32: age >= 40: no case turns on its being false: without it every case comes out the same",
                        "a.drl:3:45: hasActive(\"diabetes\"): no case turns on its being true: were it never true, every"
                                + " case would come out the same",
                        "a.drl:3:69: takes(\"statin\"): no case turns on its being true: were it never true, every case"
                                + " would come out the same",
                        "a.drl:5:34: value(\"s\") >= $least: no case turns on its being false: without it every case comes"
                                + " out the same",
                        "thresholds.csv:2: t 10 % at ages 0 to 59: no case stays silent because of this row's value",
                        "thresholds.csv:3: t 20 % at ages 60 to 120: no case fires by this row")
                .noneMatch(gap -> gap.contains("age >= 40: no case turns on its being true"));
    }

    @Test
    void aCaseOnEachSideLeavesNothing() {
        String cases = one("fires", 50, 0.1, "raise")
                + one("just below", 50, 0.099, "silence")
                + one("older, just below", 70, 0.199, "silence")
                + one("older", 70, 0.2, "raise")
                + one("young", 30, 0.1, "silence")
                + one("young with diabetes", 30, 0.1, "raise")
                        .replace("given:", "given:\n      - problem: diabetes since -1 y")
                + one("takes a statin", 50, 0.1, "silence")
                        .replace("given:", "given:\n      - medication: statin since -1 y");
        assertThat(gaps(cases))
                .containsExactly(
                        "a.drl:4:31: fromAge <= $age: no case turns on its being false: without it every case comes out the"
                                + " same")
                .hasSize(1);
    }

    @Test
    void whatIsAskedOfNothingIsNoAnswer() {
        PackRelease pack = pack("""
                rule "a/b"
                when
                    $it : Patient( $v : latest("hba1c"), $v != null, $v.value >= 6.5 )
                then
                    propose( drools, $it );
                end
                """, null, """
                  - case: fires
                    shows: fires
                    given:
                      - observation: hba1c 6.5 % at -1 h
                    then: raise
                  - case: not
                    shows: just not
                    given:
                      - observation: hba1c 6.4 % at -1 h
                    then: silence
                    because: below
                  - case: nothing
                    shows: data missing
                    given:
                      - patient: male, 50 years
                    then: silence
                    because: nothing
                """);
        assertThat(gaps(pack)).isEmpty();
    }

    /** This way of running rules and the engine agree on every case of every shipped pack. */
    @Test
    void theShippedPacksAreRunAlike() {
        for (PackRelease pack : BundledFiles.packs(Instant.EPOCH)) {
            assertThat(found(pack)).as(pack.id()).noneMatch(gap -> gap.kind() == Gap.Kind.CANNOT_TELL);
        }
    }

    private static String one(String name, int age, double score, String then) {
        return """
                  - case: %s
                    shows: fires
                    given:
                      - patient: female, %d years
                      - signal: m band s %s probability
                    then: %s
                    because: x
                """.formatted(name, age, score, then);
    }

    private static List<String> gaps(String cases) {
        return gaps(pack(RULE, TABLE, cases));
    }

    private static PackRelease pack(String rule, @Nullable String table, String cases) {
        PackRelease empty = TestPack.clinical("m")
                .line("siteValuesSetBy: testers")
                .file("a.drl", rule)
                .file("a.md", TestPack.card("a/b", "summary: \"s\""))
                .file("a.cases.yaml", "rule: a/b\ncases:\n" + cases)
                .release();
        if (table == null) {
            return empty;
        }
        Map<String, String> files = new HashMap<>(empty.files());
        files.put(PackFiles.THRESHOLDS, Objects.requireNonNull(table));
        return new PackRelease("m", "1.0.0", Mode.LIVE, Instant.EPOCH, files);
    }

    private static List<Gap> found(PackRelease pack) {
        return Coverage.gaps(
                PackFiles.parse(pack),
                new CaseRunner(CONCEPTS, List.of()).tried(pack).cases());
    }

    private static List<String> gaps(PackRelease pack) {
        return found(pack).stream().map(Gap::words).toList();
    }
}
