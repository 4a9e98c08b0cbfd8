package io.auscult.rules.drools;

import io.auscult.rules.drools.Tokens.Unreadable;
import io.auscult.rules.pack.Nearest;
import io.auscult.rules.pack.RuleError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * What a rule file may be. It is data from a colleague, not trusted code: rules made of patterns on known types, approved
 * comparisons, and one verb. Whatever is not named here is refused, so a new construct of the language is refused too.
 */
final class Restriction {
    private static final Pattern RULE_NAME = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+(: [A-Za-z0-9 ,.-]+)?");
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z][A-Za-z0-9]*");
    private static final int MOST_PATTERNS = 12;
    private static final int LONGEST_CONSTRAINT = 400;

    private final String file;
    private final String source;
    private final Vocabulary vocabulary;
    private final List<RuleError> errors = new ArrayList<>();
    private final Map<String, Integer> concepts = new TreeMap<>();
    private final Set<Asked> asked = new LinkedHashSet<>();
    private final Map<String, Set<Asked>> bound = new TreeMap<>();
    private final Set<String> mentioned = new HashSet<>();
    private int patterns;
    private int unkeyed;

    Restriction(String file, String source, Vocabulary vocabulary) {
        this.file = file;
        this.source = source;
        this.vocabulary = vocabulary;
    }

    List<RuleError> errors() {
        return List.copyOf(errors);
    }

    Map<String, Integer> concepts() {
        return concepts;
    }

    /** What decides whether a rule matches; what is only bound to be shown does not. */
    Set<Asked> asked() {
        Set<Asked> all = new LinkedHashSet<>(asked);
        bound.forEach((variable, questions) -> {
            if (mentioned.contains(variable)) {
                all.addAll(questions);
            }
        });
        return all;
    }

    void check(PackageDescr file) {
        if (file.getNamespace() != null && !file.getNamespace().isEmpty()) {
            refuse(file, "a package statement has no place here; the loader gives the file its package");
        }
        refuseAll(file.getImports(), "import: a rule knows only " + String.join(", ", vocabulary.types()));
        refuseAll(file.getFunctionImports(), "import function: a rule calls only " + vocabulary.verb());
        refuseAll(file.getAccumulateImports(), "import accumulate is not allowed");
        refuseAll(file.getGlobals(), "global: a rule sees only facts");
        refuseAll(
                file.getAttributes(),
                "attributes are not allowed; rules do not depend on their order, so put into the condition what has to hold");
        refuseAll(
                file.getFunctions(),
                "function: a rule file contains only rules; compare with what Patient, RiskScored and Threshold can be asked");
        refuseAll(file.getTypeDeclarations(), "declare: a rule file contains only rules");
        refuseAll(file.getEnumDeclarations(), "declare: a rule file contains only rules");
        refuseAll(file.getEntryPointDeclarations(), "declare entry-point: a rule file contains only rules");
        refuseAll(file.getWindowDeclarations(), "declare window: a rule file contains only rules");
        if (file.getUnit() != null) {
            refuse(file.getUnit(), "unit: a rule file contains only rules");
        }
        if (file.getRules().isEmpty() && errors.isEmpty()) {
            refuse(file, "the file has no rule");
        }
        file.getRules().forEach(this::check);
    }

    private void check(RuleDescr rule) {
        if (rule.isQuery()) {
            refuse(rule, "query: a rule file contains only rules");
            return;
        }
        if (!RULE_NAME.matcher(rule.getName()).matches()) {
            refuse(rule, "a rule is named by its id in quotes: \"<area>/<condition>\"");
        }
        if (rule.getParentName() != null) {
            refuse(rule, "extends is not allowed; a rule stands by itself");
        }
        refuseAll(
                rule.getAttributes().values(),
                "attributes are not allowed (salience, dialect, no-loop, …); rules do not depend on their order, so put into the condition what has to hold");
        if (!rule.getAnnotationNames().isEmpty()) {
            refuse(rule, "annotations are not allowed; write a remark with //");
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            refuse(
                    rule,
                    "named consequences are not allowed; write a variant of the rule, \"<rule>: <variant>\", with its own then");
        }
        patterns = 0;
        unkeyed = 0;
        condition(rule.getLhs());
        if (patterns == 0) {
            refuse(rule, "the rule has no condition");
        }
        if (patterns > MOST_PATTERNS) {
            refuse(rule, "more than " + MOST_PATTERNS + " patterns; one rule answers one question");
        }
        consequence(rule);
    }

    private void condition(BaseDescr descr) {
        switch (descr) {
            case AndDescr and -> children(and);
            case OrDescr or -> children(or);
            case NotDescr not -> children(not);
            case ExistsDescr exists -> children(exists);
            case PatternDescr pattern -> pattern(pattern);
            default ->
                refuse(
                        descr,
                        word(descr)
                                + " is not allowed; conditions are patterns, and, or, not, exists. Write the comparison in a pattern's brackets, as in Patient( age >= 40 )");
        }
    }

    private void children(ConditionalElementDescr element) {
        element.getDescrs().forEach(this::condition);
    }

    private void pattern(PatternDescr pattern) {
        patterns++;
        String type = pattern.getObjectType();
        if (type == null || !vocabulary.isType(type)) {
            refuse(
                    pattern,
                    "'" + type + "' is not a type a rule here sees"
                            + Nearest.hint(String.valueOf(type), vocabulary.types()) + "; types are "
                            + String.join(", ", vocabulary.types()));
            return;
        }
        if (pattern.getIdentifier() != null
                && !VARIABLE.matcher(pattern.getIdentifier()).matches()) {
            refuse(pattern, "a variable begins with $: $" + pattern.getIdentifier());
        }
        if (pattern.getSource() != null) {
            refuse(
                    pattern,
                    "from, accumulate, collect and entry-point are not allowed; ask the patient, as in Patient( latest(\"hba1c\") != null )");
        }
        if (!pattern.getBehaviors().isEmpty() || pattern.isUnification() || pattern.isQuery()) {
            refuse(
                    pattern,
                    "windows, unification and queries are not allowed; say a span in days, as in did(\"…\", 90)");
        }
        if (!pattern.getAnnotationNames().isEmpty()) {
            refuse(pattern, "annotations are not allowed");
        }
        Set<String> equated = new HashSet<>();
        pattern.getConstraint().getDescrs().forEach(constraint -> equated.addAll(constraint(constraint, type)));
        keyed(pattern, equated);
    }

    private Set<String> constraint(BaseDescr constraint, String type) {
        if (!(constraint instanceof ExprConstraintDescr expression)
                || expression.getType() != ExprConstraintDescr.Type.NAMED
                || expression.getExpression().length() > LONGEST_CONSTRAINT) {
            refuse(constraint, "not a comparison that a rule may make");
            return Set.of();
        }
        try {
            Expression read = Expression.constraint(expression.getExpression(), vocabulary, type);
            read.concepts().forEach(concept -> concepts.putIfAbsent(concept, constraint.getLine()));
            String variable = read.onlyBinds();
            (variable == null ? asked : bound.computeIfAbsent(variable, _ -> new LinkedHashSet<>()))
                    .addAll(read.asked());
            mentioned.addAll(read.mentioned());
            return read.equated();
        } catch (Unreadable e) {
            refuse(constraint, e);
            return Set.of();
        }
    }

    /** A join without a key pairs everything with everything. One pattern may range over all facts of its type. */
    private void keyed(PatternDescr pattern, Set<String> equated) {
        Set<String> keys = vocabulary.keys(pattern.getObjectType());
        if (keys.isEmpty() || keys.stream().anyMatch(equated::contains)) {
            return;
        }
        unkeyed++;
        if (unkeyed > 1) {
            refuse(
                    pattern,
                    "say which " + pattern.getObjectType() + " is meant: " + String.join(" or ", keys) + " == …");
        }
    }

    private void consequence(RuleDescr rule) {
        String text = String.valueOf(rule.getConsequence());
        try {
            Consequence.check(text, vocabulary)
                    .forEach(concept -> concepts.putIfAbsent(concept, rule.getConsequenceLine()));
        } catch (Unreadable e) {
            errors.add(new RuleError(file, lineOf(rule, text, e.at()), 0, String.valueOf(e.getMessage())));
        }
    }

    /** The parser drops blank lines after then, so the line is counted in the file itself. */
    private int lineOf(RuleDescr rule, String consequence, int at) {
        int line = rule.getConsequenceLine();
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = source.indexOf('\n', start) + 1;
        }
        int found = source.indexOf(consequence, start);
        int end = found < 0 ? start : found + at;
        return 1
                + Math.toIntExact(
                        source.substring(0, end).chars().filter(c -> c == '\n').count());
    }

    private static String word(BaseDescr descr) {
        return descr.getClass().getSimpleName().replace("Descr", "").toLowerCase(java.util.Locale.ROOT);
    }

    private void refuseAll(Collection<? extends BaseDescr> descrs, String message) {
        descrs.forEach(descr -> refuse(descr, message));
    }

    private void refuse(BaseDescr descr, String message) {
        errors.add(new RuleError(file, Math.max(descr.getLine(), 0), Math.max(descr.getColumn() + 1, 0), message));
    }

    private void refuse(BaseDescr descr, Unreadable where) {
        errors.add(new RuleError(
                file, descr.getLine(), descr.getColumn() + 1 + where.at(), String.valueOf(where.getMessage())));
    }
}
