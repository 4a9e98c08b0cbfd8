package io.auscult.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.auscult.core.decision.RuleId;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.Pack.Kind;
import io.auscult.rules.pack.RuleError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule file is data from a colleague: what it may be, and that nothing else gets through. */
class RestrictionTest {
    private static final String PROPOSE = "then propose( drools, $r ); end\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient( !takes(\"statin\"), $age : age )",
                "Patient( age >= 40 && age <= 75 || sex == \"female\" )",
                "Patient( !(ever(\"stroke\") || hasActive(\"diabetes\")) )",
                "Patient( sex in (\"female\", \"male\"), age not in (40, 41) )",
                "not Patient( deceased )",
                "exists Patient( !deceased )",
                "( Patient( deceased == false ) or Patient( age > -1 ) )",
                "Patient( latest(\"hba1c\") != null, latest(\"hba1c\").value >= 6.5 )",
                "Patient( did(\"abdominal-imaging\", 90) ) // a remark",
                "Patient( !ordered(\"echocardiogram\", 90), !given(\"anticoagulant\", 2), !dispensed(\"anticoagulant\", 90) )",
                "Patient( allergicTo(\"statin\") || familyHas(\"pancreatic-cancer\") )",
                "Patient( $d : drug(\"statin\"), $d != null )",
                "Patient( $rise : rise(\"qtc-interval\", 30), $rise != null, $rise.value > 60 )",
                "RiskScored( model.id == \"m\", has(\"a\"), value(\"a\") >= 1 || points(\"x\") == 3 || anyPoints(3) )",
                "Threshold( rule == \"a/b\", $high : probability ) and Patient( age > 1 )"
            })
    void aRuleMayCompareWhatItKnows(String condition) {
        assertThat(errorsOf(rule(condition))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eval( true )",
                "eval( System.currentTimeMillis() > 0 )",
                "Patient() from $r.model",
                "Number() from accumulate( Threshold( rule == \"a/b\", $v : value ), sum( $v ) )",
                "accumulate( Threshold( rule == \"a/b\", $v : value ); $s : sum( $v ) )",
                "java.util.List() from collect( Threshold() )",
                "forall( Threshold() )",
                "Patient( sex matches \"fe.*\" )",
                "Patient( sex not matches \"fe.*\" )",
                "Patient( sex contains \"f\" )",
                "Patient( sex memberOf $r )",
                "Patient( sex soundslike \"femail\" )",
                "Patient( sex str[startsWith] \"f\" )",
                "Patient( getClass() != null )",
                "Patient( class.name == \"x\" )",
                "Patient( this != null )",
                "Patient( sex.length > 3 )",
                "Patient( sex.getBytes() != null )",
                "Patient( new java.io.File(\"/tmp\").exists() )",
                "Patient( java.lang.System.exit(1) == null )",
                "Patient( T(java.lang.Runtime) != null )",
                "Patient( age + 1 > 40 )",
                "Patient( age > (1 << 4) )",
                "Patient( age = 40 )",
                "Patient( $a := age )",
                "Patient( a : age )",
                "p : Patient()",
                "Patient( age > 40 ? true : false )",
                "Patient( takes($r) )",
                "Patient( \"x\" == sex, chart != null )",
                "Object()",
                "String()",
                "java.io.File()",
                "Proposal()",
                "Answered( rule == \"a/b\" )",
                "Verdicts()",
                "Patient( ordered($r, 90) )",
                "Patient( rise($r, 90) != null )",
                "Patient( did(\"abdominal-imaging\", 0) )",
                "Patient( did(\"abdominal-imaging\", 1.5) )",
                "Patient( measured(\"hba1c\", 99999999999) )",
                "RiskScored( model.id == \"m\", scores != null )",
                "RiskScored( model.id == \"m\", contributions != null )",
                "Patient( 40, \"female\" ; )",
                "Patient() over window:time( 1h )",
                "Patient() from entry-point \"other\"",
                "Patient( ) @watch( age )",
                "?other( $x ; )",
                "Patient( sex == \"a\\u0022\" )",
                "/patients[ age > 3 ]",
                "Patient( model#java.io.File.path == \"x\" )"
            })
    void aConditionMayNotSayMore(String condition) {
        assertThat(errorsOf(rule(condition))).as(condition).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit( 1 );",
                "propose( drools, $r ); System.exit( 1 );",
                "while ( true ) { }",
                "for ( int i = 0; i < 9; i++ ) propose( drools, $r );",
                "insert( $r );",
                "delete( $r );",
                "modify( $r ) { }",
                "propose( drools, $r.getClass() );",
                "propose( drools, $r.value(\"x\") );",
                "propose( drools, $r.rise(\"x\") );",
                "propose( drools, $r.rise(\"x\", \"y\") );",
                "propose( drools, new java.io.File( \"x\" ) );",
                "propose( drools, \"text\" );",
                "propose( drools, drools );",
                "propose( $r );",
                "propose( drools, $r )",
                "drools.halt();",
                "hold( drools, $r, null );",
                "int x = 1; propose( drools, $r );",
                "propose( drools, $r ); // \\u000a System.exit( 1 );",
                "propose( drools, $r ); /* \\u002a/ System.exit( 1 ); */",
                "io.auscult.rules.drools.Verdicts.propose( drools, $r );",
                ""
            })
    void aConsequenceSaysOneVerb(String consequence) {
        String text = "rule \"a/b\"\nwhen\n  $r : RiskScored( model.id == \"m\" )\nthen\n  " + consequence + "\nend\n";
        assertThat(errorsOf(text)).as(consequence).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package other;",
                "import java.io.File;",
                "import function java.lang.System.exit;",
                "import static java.lang.System.exit;",
                "import accumulate java.lang.Object x;",
                "global java.util.List list;",
                "dialect \"mvel\"",
                "unit Some;",
                "function void f() { System.exit( 1 ); }",
                "query q() Patient() end",
                "declare Thing x : int end",
                "declare enum E A; end",
                "declare entry-point Other end",
                "declare window W Patient() over window:length( 3 ) end"
            })
    void aFileContainsOnlyRules(String declaration) {
        assertThat(errorsOf(declaration + "\n" + rule("Patient()")))
                .as(declaration)
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salience 10",
                "no-loop true",
                "lock-on-active true",
                "dialect \"mvel\"",
                "agenda-group \"x\"",
                "activation-group \"x\"",
                "timer ( int: 30s )",
                "date-effective \"01-Jan-2020\"",
                "enabled false",
                "duration 3",
                "@Priority( 3 )"
            })
    void aRuleHasNoAttributes(String attribute) {
        String text = "rule \"a/b\" " + attribute + "\nwhen\n  $r : RiskScored( model.id == \"m\" )\n" + PROPOSE;
        assertThat(errorsOf(text)).as(attribute).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"a/b\" extends \"c/d\" when $r : RiskScored( model.id == \"m\" ) then propose( drools, $r ); end",
                "rule \"Not an id\" when $r : RiskScored( model.id == \"m\" ) then propose( drools, $r ); end",
                "rule \"a/b\" when then propose( drools ); end",
                "rule \"a/b\" when $r : RiskScored( model.id == \"m\" ) do[x] then propose( drools, $r ); then[x] propose( drools, $r ); end",
                "rule \"a/b\" when $r : RiskScored( model.id == \"m\" ) if ( band == \"x\" ) do[x] then propose( drools, $r ); then[x] propose( drools, $r ); end",
                "",
                "rule",
                "rule \"a/b\" when"
            })
    void aRuleIsWhole(String text) {
        assertThat(errorsOf(text)).as(text).isNotEmpty();
    }

    @Test
    void aJoinSaysWhichFactItMeans() {
        assertThat(errorsOf(rule("Threshold( value > 1 )"))).isEmpty();
        assertThat(errorsOf(rule("Threshold( value > 1 ) Threshold( value > 2 )")))
                .extracting(RuleError::message)
                .containsExactly("say which Threshold is meant: rule == …");
        assertThat(errorsOf(rule("Threshold( value > 1 ) Threshold( rule == \"a\" || value > 2 )")))
                .isNotEmpty();
    }

    @Test
    void anErrorNamesLineColumnAndWhatToDo() {
        String text = """
                rule "a/b"
                when
                    $r : RiskScored( model.id == "m" )
                    Patient( age > 40, sex matches "f.*" )
                then
                    propose( drools, $r );
                end
                """;

        assertThat(errorsOf(text))
                .containsExactly(new RuleError(
                        "question.drl",
                        4,
                        28,
                        "operator 'matches' is not approved; approved are == != < <= > >= in, not in, &&, ||, !"));
    }

    @Test
    void anErrorInTheConsequenceNamesItsLine() {
        String text =
                "rule \"a/b\"\nwhen\n  $r : RiskScored( model.id == \"m\" )\nthen\n  propose( drools, $r );\n  System.exit( 1 );\nend\n";

        assertThat(errorsOf(text)).extracting(RuleError::line).containsExactly(6);
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        String text = "import java.io.File;\n" + rule("Patient( sex matches \"f\" )") + rule("eval( true )");

        assertThat(errorsOf(text)).hasSize(3);
    }

    @Test
    void aPolicySeesProposalsAndHolds() {
        String text = "rule \"policy/p\" when $p : Proposal() Patient( deceased ) then hold( drools, $p, null ); end";

        assertThat(errorsOf(text, Kind.POLICY)).isEmpty();
        assertThat(errorsOf(text, Kind.CLINICAL)).isNotEmpty();
        assertThat(errorsOf(rule("Patient()"), Kind.POLICY)).isNotEmpty();
    }

    @Test
    void aFileMayHaveVariantsOfOneRule() {
        String text = rule("Patient()").replace("\"a/b\"", "\"a/b: first\"")
                + rule("Patient()").replace("\"a/b\"", "\"a/b: second\"");

        assertThat(RuleFile.parse("question.drl", text, Kind.CLINICAL).ruleLines())
                .isEqualTo(Map.of(new RuleId("a/b"), 1));
    }

    @Test
    void theConceptsItAsksAboutAreKnownByLine() {
        RuleFile file = RuleFile.parse(
                "question.drl", rule("Patient( !takes(\"statin\"),\n ever(\"stroke\") )"), Kind.CLINICAL);

        assertThat(file.concepts()).isEqualTo(Map.of("statin", 4, "stroke", 5));
    }

    private static String rule(String condition) {
        return "rule \"a/b\"\nwhen\n  $r : RiskScored( model.id == \"m\" )\n  " + condition + "\n" + PROPOSE;
    }

    private static List<RuleError> errorsOf(String text) {
        return errorsOf(text, Kind.CLINICAL);
    }

    private static List<RuleError> errorsOf(String text, Kind kind) {
        FilesRefused refused = catchThrowableOfType(
                FilesRefused.class, () -> Objects.requireNonNull(RuleFile.parse("question.drl", text, kind)));
        return refused == null ? List.of() : refused.errors();
    }
}
