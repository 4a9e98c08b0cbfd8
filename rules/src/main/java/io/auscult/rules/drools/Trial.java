package io.auscult.rules.drools;

import io.auscult.rules.fact.Patient;
import io.auscult.rules.pack.Pack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.drools.core.impl.InternalRuleBase;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * Some conditions of a rule by themselves, to find out over the same facts where the rule stops matching. It is the engine that
 * answers, so an explanation cannot say something else than the rule does.
 */
public final class Trial {
    /** As many as a whole decision may have: what runs away in a part ran away in the rule. */
    private static final int MOST_MATCHES = RuleSet.MOST_FIRINGS;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final InternalKnowledgeBase conditions;

    private Trial(InternalKnowledgeBase conditions) {
        this.conditions = conditions;
    }

    /**
     * The conditions compiled.
     *
     * @param conditions parts of a rule that has been compiled as a whole; they are not to be used for anything else after this
     */
    public static Trial of(List<? extends BaseDescr> conditions, Pack.Kind kind) {
        RuleDescr rule = new RuleDescr("trial");
        AndDescr all = new AndDescr();
        conditions.forEach(all::addDescr);
        rule.setLhs(all);
        rule.setConsequence("");
        PackageDescr file = new PackageDescr("trial" + COUNT.incrementAndGet());
        Vocabulary.of(kind).imports().forEach(type -> file.addImport(new ImportDescr(type)));
        file.addRule(rule);
        return new Trial(compiled(file));
    }

    private static InternalKnowledgeBase compiled(PackageDescr file) {
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        builder.add(ResourceFactory.newDescrResource(file), ResourceType.DESCR);
        if (builder.hasErrors()) {
            throw new IllegalStateException("A part of a rule does not compile: " + builder.getErrors());
        }
        InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
        ((InternalRuleBase) base).addPackages(new ArrayList<>(builder.getKnowledgePackages()));
        return base;
    }

    /** One way in which all conditions are met: the facts and values by variable. */
    public record Found(Map<String, @Nullable Object> values) {}

    /**
     * Every way in which all conditions are met, none when they are not.
     *
     * @throws RuntimeException whatever a condition throws
     */
    public List<Found> over(Iterable<?> facts) {
        List<Found> found = new ArrayList<>();
        KieSession session = conditions.newKieSession();
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    found.add(found(event.getMatch()));
                }
            });
            facts.forEach(fact -> session.insert(fact instanceof Patient patient ? patient.afresh() : fact));
            session.fireAllRules(MOST_MATCHES);
        } finally {
            session.dispose();
        }
        return found;
    }

    private static Found found(Match match) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        match.getDeclarationIds().forEach(name -> values.put(name, match.getDeclarationValue(name)));
        return new Found(values);
    }
}
