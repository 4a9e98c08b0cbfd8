package io.auscult.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.auscult.core.release.PackRelease;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.RuleError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.drools.drl.parser.lang.DroolsSoftKeywords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in rule files as their authors read them, with the place. */
class MistakeWordsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Patient( aeg >= 40 ) | 4:14: 'aeg' is not something a rule may ask here; did you mean age or sex?; a rule may ask age, ",
                "Patient( latest(\"hba1c\").band != null ) | 4:30: 'band' cannot be asked of latest",
                "Patient( age >= \"forty\" ) | 4:21: age is a number and \"forty\" is a text, which cannot be compared",
                "Patient( deceased >= 40 ) | 4:26: deceased is yes or no and 40 is a number, which cannot be compared",
                "Patient( sex == 4 ) | 4:21: sex is a text and 4 is a number, which cannot be compared",
                "Patient( sex > \"a\" ) | 4:18: sex is a text; texts are compared with == or !=",
                "Patient( age ) | 4:14: age is a number and not yes or no; compare it with something",
                "Patient( latest(\"hba1c\") >= 6.5 ) | 4:33: latest(\"hba1c\") is more than one value and 6.5 is a number, which cannot be compared; ask latest(\"hba1c\").value",
                "Patient( age >= $least ) | 4:21: $least is not bound before; bind it, as in $least : …",
                "Patient( did(\"abdominal-imaging\") ) | 4:14: did takes 2 values in brackets and not 1, as in did(\"…\", 90)",
                "Patient( $r : age ) | 4:14: $r is bound twice; give one of them another name",
                "Patient( age >= 40 | 4:12: the bracket that opens here is not closed before then in line 5",
                "Patient( takes(\"statin\" ) | 4:12: the bracket that opens here is not closed before then in line 5",
                "Patient( age >= 40 )) | 4:25: there is one ) too many",
                "Patient( takes(\"statin) ) | 4:20: the quote that begins here is not closed in this line",
                "Patient( age >= 40 !deceased ) | 4:24: '!' is not expected here; is a comma, a bracket or an operator missing before it?",
                "Patient( age = 40 ) | 4:18: to compare, write == and not =",
                "Patient( age => 40 ) | 4:18: write >= and not =>",
                "Patient( age ≥ 40 ) | 4:18: write >= and not ≥",
                "Patient( takes(“statin”) ) | 4:20: use straight quotes \" and not “ ”, which word processors put in",
                "Patient( age > 40 and age < 50 ) | 4:23: between comparisons inside brackets write && and not and",
                "# a remark | 4:5: a remark begins with // and not with #",
                "p : Patient( ) | 4:5: a variable begins with $: $p",
                "Threshold( rule == \"a/b\", unit == \"%\" ) | 4:31: 'unit' is a word that the rule language reserves; ask ucum"
            })
    void aConditionThatIsNotRight(String condition, String message) {
        assertThat(errors("rule \"a/b\"\nwhen\n    $r : RiskScored( model.id == \"m\" )\n    " + condition
                        + "\nthen\n    propose( drools, $r );\nend\n"))
                .first()
                .asString()
                .startsWith("m/a.drl:" + message);
    }

    @Test
    void aRuleWithoutWhenThenOrEnd() {
        String when = "when\n    $r : RiskScored( model.id == \"m\" )\n";
        String then = "then\n    propose( drools, $r );\n";
        assertThat(errors("rule \"a/b\"\n" + when + "    propose( drools, $r );\nend\n"))
                .containsExactly(
                        "m/a.drl:5:1: end stands here, and the rule's then is missing; write then before what the"
                                + " rule says");
        assertThat(errors("rule \"a/b\"\n" + when + then))
                .containsExactly(
                        "m/a.drl:6:1: the file ends, and the rule before has no end; write end after what it says");
        assertThat(errors("rule \"a/b\"\n" + when + then + "rule \"a/c\"\n" + when + then + "end\n"))
                .containsExactly(
                        "m/a.drl:6:1: another rule begins, and the rule before has no end; write end after what"
                                + " it says");
        assertThat(errors("rule \"a/b\"\n    $r : RiskScored( model.id == \"m\" )\n" + then + "end\n"))
                .containsExactly(
                        "m/a.drl:3:1: then stands here, and the rule's when is missing; a rule is rule \"…\" when"
                                + " … then … end");
    }

    @Test
    void whatIsShownHasToBeBound() {
        assertThat(
                        errors(
                                "rule \"a/b\"\nwhen\n    $r : RiskScored( model.id == \"m\" )\nthen\n    propose( drools, $q );\nend\n"))
                .containsExactly(
                        "m/a.drl:1: propose shows $q, which the rule does not bind; write $q : in front of what it"
                                + " stands for");
    }

    /** The engine's own words, for what is found by it alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Unable to Analyse Expression $m.days:; [Error: unable to resolve method using strict-mode: io.auscult.rules.fact.Measured.days()]; [Near : x] | 'days' cannot be asked like this: $m.days",
                "Unable to Analyse Expression age >= $least:; [Error: unable to resolve method using strict-mode: io.auscult.rules.fact.Patient.$least()]; [Near : x] | $least is not bound before age >= $least",
                "Unable to Analyse Expression deceased >= 40:; [Error: Comparison operation requires compatible types. Found boolean and class java.lang.Integer]; [Near : x] | deceased >= 40 compares yes or no with a number",
                "Rule Compilation error $q cannot be resolved to a variable | $q is used in then and bound nowhere in when",
                "Duplicate declaration for variable '$r' in the rule 'a/b' | $r is bound twice; give one of them another name",
                "Something else | Something else"
            })
    void theEnginesMessagesAreTranslated(String message, String words) {
        assertThat(CompilerWords.of(message)).contains(words);
    }

    @Test
    void twoRulesOfOneNameAreNamedInOurWordsAlone() {
        String rule =
                "rule \"a/b\"\nwhen\n    $r : RiskScored( model.id == \"m\" )\nthen\n    propose( drools, $r );\nend\n";
        assertThat(errors(rule + rule)).containsExactly("m/a.drl:7: another rule is also called a/b");
    }

    @Test
    void aMessageThatOnlyRepeatsAnotherIsLeftOut() {
        assertThat(CompilerWords.of("Unable to analyze expression '$m.days'")).isEmpty();
    }

    static Stream<String> reserved() {
        Set<String> words = new TreeSet<>(SyntaxWords.RESERVED);
        Stream.of(DroolsSoftKeywords.class.getFields())
                .filter(field -> field.getType() == String.class)
                .map(MistakeWordsTest::constant)
                .filter(word -> !word.equals(word.toUpperCase(java.util.Locale.ROOT)))
                .forEach(words::add);
        return words.stream();
    }

    private static String constant(java.lang.reflect.Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each word of the real lexer in every place where an author puts a name. */
    @ParameterizedTest
    @MethodSource("reserved")
    void aReservedWordMayBeAVariableATextOrInARemark(String word) {
        assertReads("    Patient( $" + word + " : age, $" + word + " > 40 )", "propose( drools, $r );");
        assertReads("    $" + word + " : Patient( deceased )", "propose( drools, $" + word + " );");
        assertReads("    Patient( sex == \"" + word + "\" ) // what " + word + " does", "propose( drools, $r );");
        assertReads("    Patient( deceased )", "propose( drools, $r ); // what " + word + " does");
        assertThat(RuleFile.parse(
                                "a.drl",
                                rule("    Patient( deceased )", "propose( drools, $r );")
                                        .replace("\"a/b\"", "\"a/" + word.toLowerCase(java.util.Locale.ROOT) + "\""),
                                Pack.Kind.CLINICAL)
                        .ruleLines())
                .hasSize(1);
    }

    private static void assertReads(String condition, String then) {
        assertThat(RuleReader.read(RuleFile.parse("a.drl", rule(condition, then), Pack.Kind.CLINICAL)))
                .as(condition + then)
                .singleElement()
                .satisfies(rule -> assertThat(rule.says()).hasSize(1));
    }

    private static String rule(String condition, String then) {
        return "rule \"a/b\"\nwhen\n    $r : RiskScored( model.id == \"m\" )\n" + condition + "\nthen\n    " + then
                + "\nend\n";
    }

    private static List<String> errors(String drl) {
        PackRelease pack = TestPack.clinical("m")
                .file("a.drl", drl)
                .file("a.md", TestPack.card("a/b", "summary: \"s\""))
                .release();
        FilesRefused refused =
                catchThrowableOfType(FilesRefused.class, () -> DroolsRulebook.compile(List.of(pack), Map.of()));
        return refused == null
                ? List.of()
                : refused.errors().stream().map(RuleError::words).toList();
    }
}
