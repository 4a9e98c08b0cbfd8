package io.auscult.rules.drools;

import io.auscult.rules.condition.Clause;
import io.auscult.rules.condition.Constraint;
import io.auscult.rules.condition.Place;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.drools.Tokens.Unreadable;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.RuleError;
import java.util.List;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Rules as data, out of a file that was found to be no more than a rule file may be. */
public final class RuleReader {
    private final String file;

    private RuleReader(String file) {
        this.file = file;
    }

    public static List<RuleText> read(RuleFile file) {
        RuleReader reader = new RuleReader(file.file());
        return file.parsed().getRules().stream().map(reader::rule).toList();
    }

    /** What in the rules cannot be compared, or asked, as they do; with line and column. */
    public static List<RuleError> mistakes(List<RuleText> rules, Pack.Kind kind) {
        return TypeCheck.errors(rules, Vocabulary.of(kind));
    }

    /** Where the rules ask something of an answer that may not be there; with line and column. */
    public static List<RuleError> nullQuestions(List<RuleText> rules) {
        return NullCheck.errors(rules);
    }

    /** Whether a question's first argument is a concept of the catalogue. */
    public static boolean isAboutAConcept(String question) {
        return Vocabulary.ABOUT_CONCEPTS.contains(question);
    }

    private RuleText rule(RuleDescr rule) {
        return new RuleText(
                file,
                rule.getName(),
                RuleFile.ruleId(rule.getName()),
                new Place(rule.getLine(), rule.getColumn() + 1),
                clause(rule.getLhs()),
                statements(rule));
    }

    private static List<RuleText.Statement> statements(RuleDescr rule) {
        try {
            return TestParser.statements(String.valueOf(rule.getConsequence()));
        } catch (Unreadable e) {
            throw new IllegalArgumentException("A consequence that was accepted cannot be read", e);
        }
    }

    private static Clause clause(BaseDescr descr) {
        return switch (descr) {
            case AndDescr and -> new Clause.All(clauses(and));
            case OrDescr or -> new Clause.Any(clauses(or));
            case NotDescr not -> new Clause.Not(new Clause.All(clauses(not)));
            case ExistsDescr exists -> new Clause.Exists(new Clause.All(clauses(exists)));
            case PatternDescr pattern -> pattern(pattern);
            default -> throw new IllegalArgumentException("Not a condition of a rule file: " + descr.getClass());
        };
    }

    private static List<Clause> clauses(ConditionalElementDescr element) {
        return element.getDescrs().stream()
                .map(child -> clause((BaseDescr) child))
                .toList();
    }

    private static Clause.Pattern pattern(PatternDescr pattern) {
        return new Clause.Pattern(
                pattern.getObjectType(),
                pattern.getIdentifier(),
                pattern.getConstraint().getDescrs().stream()
                        .map(one -> constraint((ExprConstraintDescr) one))
                        .toList(),
                new Place(pattern.getLine(), pattern.getColumn() + 1));
    }

    private static Constraint constraint(ExprConstraintDescr descr) {
        try {
            return TestParser.constraint(descr.getExpression(), new Place(descr.getLine(), descr.getColumn() + 1));
        } catch (Unreadable e) {
            throw new IllegalArgumentException("A constraint that was accepted cannot be read", e);
        }
    }
}
