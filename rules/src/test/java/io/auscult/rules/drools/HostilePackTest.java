package io.auscult.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.ProcedurePerformed;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.PackCheck;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.pack.FilesRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Packs that mean to stall the stream, to fill its memory or to break what stands around the rules. {@link RestrictionTest} has those
 * that mean to reach Java. All are refused when they are loaded, with file and what to do, and in little time.
 */
class HostilePackTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    static Stream<Named<UnaryOperator<TestPack>>> packs() {
        return Stream.of(
                named(
                        "deep brackets",
                        pack -> rule(pack, "Patient( " + "(".repeat(9_000) + "deceased" + ")".repeat(9_000) + " )")),
                named("deep patterns", pack -> rule(pack, "(".repeat(9_000) + "Patient()" + ")".repeat(9_000))),
                named("brackets that never close", pack -> rule(pack, "(".repeat(9_000))),
                named("not not not", pack -> rule(pack, "not ( ".repeat(2_000) + "Patient()" + " )".repeat(2_000))),
                named("long file", pack -> pack.file("other.drl", "// " + "x".repeat(30_000))),
                named("long condition", pack -> rule(pack, "Patient( " + "age > 1 || ".repeat(300) + "deceased )")),
                named("many patterns", pack -> rule(pack, "Patient() ".repeat(40))),
                named(
                        "all thresholds thrice",
                        pack -> rule(thresholds(pack, 200), "Threshold( rule == \"wild/one\" ) ".repeat(3))),
                named(
                        "many rules that combine",
                        pack -> rules(thresholds(pack, 99), 12, "Threshold( rule == \"wild/one\" ) ".repeat(2))),
                named(
                        "all signals of all models",
                        pack -> rule(
                                pack,
                                "RiskScored( model.id == \"m\" ) ".repeat(11) + "RiskScored()".repeat(1)
                                        + " or NotAssessable( reason != \"\" )")),
                named("many files", pack -> files(pack, 700)),
                named("large files", pack -> large(pack, 40)),
                named("many thresholds", pack -> rule(thresholds(pack, 5_000), "Patient()")),
                named("a number without end", pack -> rule(threshold(pack, "1E999999999"), "Patient()")),
                named("a number of a thousand digits", pack -> rule(threshold(pack, "9".repeat(1_000)), "Patient()")),
                named("not a number", pack -> rule(threshold(pack, "NaN"), "Patient()")),
                named("days without end", pack -> rule(pack, "Patient( did(\"abdominal-imaging\", 99999999999999) )")),
                named("days beyond all calendars", pack -> rule(pack, "Patient( measured(\"hba1c\", 2147483647) )")),
                named("no days", pack -> rule(pack, "Patient( measured(\"hba1c\", 0) )")),
                named("half days", pack -> rule(pack, "Patient( measured(\"hba1c\", 0.5) )")),
                named("a concept that is none", pack -> rule(pack, "Patient( did(\"../../etc/passwd\", 3) )")),
                named("an age beyond numbers", pack -> rule(pack, "Patient( age > 99999999999999999999 )")),
                named(
                        "span without end",
                        pack -> rule(pack, "Patient()").line("lockOut:\n  wild/one: {usual: 99999999999 d}")),
                named("negative span", pack -> rule(pack, "Patient()").line("lockOut:\n  wild/one: {usual: -3 d}")),
                named("yaml bomb", pack -> rule(pack, "Patient()").line(bomb())),
                named(
                        "yaml object",
                        pack -> rule(pack, "Patient()").line("settings: !!javax.script.ScriptEngineManager [x]")),
                named("deep yaml", pack -> rule(pack, "Patient()").line("settings: " + "[".repeat(5_000))),
                named(
                        "deep card",
                        pack -> rule(pack, "Patient()")
                                .file("wild-one.md", "---\nid: wild/one\nevidence: " + "[".repeat(5_000) + "\n---\nx")),
                named(
                        "same name twice",
                        pack -> rule(pack, "Patient()").file("again.drl", drl("wild/one", "Patient()"))),
                named("no card", pack -> pack.file("other.drl", drl("wild/other", "Patient()"))),
                named("empty file", pack -> pack.file("other.drl", "")),
                named("not text", pack -> pack.file("other.drl", "\u0000\u0001\uffff")),
                named("unended remark", pack -> pack.file("other.drl", "/* " + drl("wild/other", "Patient()"))),
                named("unended text", pack -> pack.file("other.drl", "rule \"wild/other")),
                named("escaped code", pack -> rule(pack, "Patient( sex == \"\\u0022 || true || \\u0022\" )")),
                named(
                        "a then in a text",
                        pack -> pack.file(
                                "other.drl",
                                "rule \"wild/other\" when Patient( sex == \"x then System.exit(1); end\" ) end")));
    }

    private static Named<UnaryOperator<TestPack>> named(String name, UnaryOperator<TestPack> made) {
        return Named.of(name, made);
    }

    @ParameterizedTest
    @MethodSource("packs")
    @Timeout(20)
    void itIsRefusedWithItsPlace(UnaryOperator<TestPack> hostile) {
        PackRelease pack = hostile.apply(TestPack.clinical("wild")).release();
        FilesRefused refused =
                catchThrowableOfType(FilesRefused.class, () -> DroolsRulebook.compile(List.of(pack), Map.of()));

        assertThat(refused).as("loaded").isNotNull();
        assertThat(refused.errors()).isNotEmpty().allSatisfy(error -> {
            assertThat(error.file()).startsWith("wild/");
            assertThat(error.message()).isNotBlank().hasSizeLessThan(600);
        });
        assertThat(PackCheck.check(pack, Concepts.EMPTY)).isNotEmpty();
    }

    @Test
    @Timeout(20)
    void rulesThatReadWithoutEndAreStoppedAndTheOthersDecide() {
        Chart chart = new LongChart(notDone(), 60_000);
        PackRelease greedy = rule(
                        TestPack.clinical("wild"),
                        IntStream.range(1, 9)
                                .mapToObj(days -> "Patient( !did(\"hba1c\", " + (90_000 + days) + ") )")
                                .collect(Collectors.joining(" ")))
                .release();
        PackRelease sound = TestPack.clinical("sound")
                .proposes("sound/one", "$it : Patient( !deceased )")
                .release();

        DroolsRulebook rulebook = DroolsRulebook.compile(List.of(greedy, sound), Map.of());
        List<Decision> decisions = rulebook.decide(chart, List.of(), AlertBook.EMPTY, NOW);

        assertThat(decisions).extracting(decision -> decision.rule().value()).containsExactly("sound/one", "wild/one");
        assertThat(decisions.getFirst()).isInstanceOf(Decision.Raise.class);
        assertThat(decisions.getLast()).isInstanceOf(Decision.Undetermined.class);
        assertThat(decisions.getLast().rationale().sentence())
                .isEqualTo("The rules of pack wild could not tell: more than 200000 facts read in one decision");
        assertThat(rulebook.nextDue(chart, List.of(), AlertBook.EMPTY, NOW)).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void itIsStoppedAtTheSamePlaceAgain() {
        PackRelease greedy = rule(TestPack.clinical("wild"), "Patient( !did(\"hba1c\", 90001) ) ".repeat(8))
                .release();
        DroolsRulebook rulebook = DroolsRulebook.compile(List.of(greedy), Map.of());
        Chart chart = new LongChart(notDone(), 60_000);

        assertThat(rulebook.decide(chart, List.of(), AlertBook.EMPTY, NOW))
                .isEqualTo(rulebook.decide(chart, List.of(), AlertBook.EMPTY, NOW));
    }

    private static TestPack rule(TestPack pack, String condition) {
        return pack.file("wild-one.drl", drl("wild/one", condition))
                .file("wild-one.md", TestPack.card("wild/one", "summary: \"It is so\""));
    }

    private static TestPack rules(TestPack pack, int count, String condition) {
        String variants = IntStream.range(0, count)
                .mapToObj(i -> drl("wild/one: " + i, condition))
                .collect(Collectors.joining("\n"));
        return rule(pack, condition).file("wild-one.drl", variants);
    }

    private static String drl(String rule, String condition) {
        return "rule \"" + rule + "\" when $it : Patient() " + condition + " then propose( drools, $it ); end";
    }

    private static TestPack thresholds(TestPack pack, int rows) {
        return pack.file(
                "thresholds.csv",
                IntStream.range(0, rows)
                        .mapToObj(i -> "wild/one,t" + i + ",0,120,1,%,site value")
                        .collect(Collectors.joining("\n", "rule,name,from_age,to_age,value,ucum,citation\n", "\n")));
    }

    private static TestPack threshold(TestPack pack, String value) {
        return pack.file(
                "thresholds.csv",
                "rule,name,from_age,to_age,value,ucum,citation\nwild/one,t,0,120," + value + ",%,site value\n");
    }

    private static TestPack files(TestPack pack, int count) {
        IntStream.range(0, count).forEach(i -> pack.file("f" + i + ".drl", drl("wild/r" + i, "")));
        return pack;
    }

    private static TestPack large(TestPack pack, int count) {
        IntStream.range(0, count).forEach(i -> pack.file("f" + i + ".md", "x".repeat(19_000)));
        return rule(pack, "Patient()");
    }

    private static String bomb() {
        return IntStream.range(1, 12)
                .mapToObj(i ->
                        "a" + i + ": &a" + i + " [" + "*a".concat(i - 1 + ",").repeat(9) + "*a" + (i - 1) + "]")
                .collect(Collectors.joining("\n", "a0: &a0 [x]\n", ""));
    }

    /** An imaging that was planned and never done, so no question about it is ever answered by it. */
    private static Fact notDone() {
        MemoryChart chart = new MemoryChart(
                new PatientId("0".repeat(32)), ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH)));
        chart.fold(new ProcedurePerformed(
                new Envelope("imaging", chart.patient(), Times.receivedAt(NOW), "ehr", "", false, false),
                new FactKey("ehr/Procedure/1"),
                new FactVersion(Instant.EPOCH, 2, "x"),
                CodedText.of(new Code(Code.SNOMED_CT, "169070004"), "CT of the abdomen"),
                "not-done",
                new Period(NOW.minus(Duration.ofDays(9)), null)));
        return chart.latest(ConceptId.of("abdominal-imaging")).orElseThrow();
    }
}
