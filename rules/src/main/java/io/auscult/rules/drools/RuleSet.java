package io.auscult.rules.drools;

import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.RuleError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.drools.core.impl.InternalRuleBase;
import org.drools.drl.ast.descr.FunctionImportDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.definition.KiePackage;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * Compiled rule files. Immutable and safe for many threads: every run has a session of its own, which costs a few microseconds
 * and can carry nothing from one patient to the next.
 */
final class RuleSet {
    /** A decision fires a handful of rules; a set that fires this often has run away. */
    static final int MOST_FIRINGS = 200;

    private final InternalKnowledgeBase rules;

    private RuleSet(InternalKnowledgeBase rules) {
        this.rules = rules;
    }

    static RuleSet of(Collection<KiePackage> compiled) {
        InternalKnowledgeBase rules = KnowledgeBaseFactory.newKnowledgeBase();
        ((InternalRuleBase) rules).addPackages(compiled);
        return new RuleSet(rules);
    }

    /** @throws FilesRefused with the compiler's words and lines */
    static Collection<KiePackage> compile(RuleFile file, String packageName, Pack.Kind kind) {
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        builder.add(
                ResourceFactory.newDescrResource(dressed(file.parsed(), packageName, Vocabulary.of(kind))),
                ResourceType.DESCR);
        if (builder.hasErrors()) {
            List<RuleError> errors = new ArrayList<>();
            for (KnowledgeBuilderError error : builder.getErrors()) {
                errors.addAll(error(file.file(), error));
            }
            throw new FilesRefused(errors);
        }
        return new ArrayList<>(builder.getKnowledgePackages());
    }

    /** The loader, not the author, says what a rule file knows of Java. */
    private static PackageDescr dressed(PackageDescr parsed, String packageName, Vocabulary vocabulary) {
        parsed.setName(packageName);
        vocabulary.imports().forEach(type -> parsed.addImport(new ImportDescr(type)));
        parsed.addGlobal(new GlobalDescr(Verdicts.GLOBAL, Verdicts.class.getName()));
        FunctionImportDescr verb = new FunctionImportDescr();
        verb.setTarget(Verdicts.class.getName() + "." + vocabulary.verb());
        parsed.addFunctionImport(verb);
        return parsed;
    }

    private static List<RuleError> error(String file, KnowledgeBuilderError error) {
        int[] lines = error.getLines();
        int line = lines.length == 0 ? 0 : Math.max(lines[0], 0);
        return CompilerWords.of(error.getMessage().strip().replaceAll("\\s*\\R\\s*", "; ")).stream()
                .map(message -> RuleError.at(file, line, message))
                .toList();
    }

    /** @throws RuntimeException whatever a rule throws, and when the rules run away */
    Verdicts run(Iterable<?> facts) {
        Verdicts verdicts = new Verdicts();
        KieSession session = rules.newKieSession();
        try {
            session.setGlobal(Verdicts.GLOBAL, verdicts);
            facts.forEach(session::insert);
            if (session.fireAllRules(MOST_FIRINGS) >= MOST_FIRINGS) {
                throw new RanAway();
            }
        } finally {
            session.dispose();
        }
        return verdicts;
    }

    /** The rules of a set fired more often than any sound set does. */
    static final class RanAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RanAway() {
            super("more than " + MOST_FIRINGS + " firings in one decision");
        }
    }
}
