package io.auscult.rules.drools;

import io.auscult.core.decision.Decision.Undetermined;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.rules.drools.LoadedPack.LoadedRule;
import io.auscult.rules.fact.LookedTooLong;
import io.auscult.rules.fact.Patient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.kie.api.definition.KiePackage;

/**
 * Runs the rules of several packs over the same facts. All together, which is the fast way; when that fails, each pack alone,
 * so that one pack's failure leaves only its own rules undetermined.
 */
final class Phase {
    private final List<LoadedPack> packs;
    private final RuleSet together;
    private final Map<String, LoadedRule> rules = new HashMap<>();

    Phase(List<LoadedPack> packs) {
        this.packs = List.copyOf(packs);
        List<KiePackage> compiled = new ArrayList<>();
        for (LoadedPack pack : packs) {
            compiled.addAll(pack.compiled());
            rules.putAll(pack.rules());
        }
        this.together = RuleSet.of(compiled);
    }

    /** What a phase found, and the rules that could not tell. */
    record Outcome<T>(List<T> found, List<Undetermined> undetermined) {}

    Map<String, LoadedRule> rules() {
        return rules;
    }

    /** @param facts with a patient whom no run has asked before: what is asked of one is counted */
    <T> Outcome<T> run(List<Object> facts, Function<Verdicts, List<T>> read) {
        try {
            return new Outcome<>(read.apply(together.run(facts)), List.of());
        } catch (RuntimeException e) {
            return eachAlone(facts, read);
        }
    }

    private <T> Outcome<T> eachAlone(List<Object> facts, Function<Verdicts, List<T>> read) {
        List<T> found = new ArrayList<>();
        List<Undetermined> undetermined = new ArrayList<>();
        for (LoadedPack pack : packs) {
            try {
                found.addAll(read.apply(pack.alone().run(afresh(facts))));
            } catch (RuntimeException e) {
                undetermined.addAll(undetermined(pack, e));
            }
        }
        return new Outcome<>(found, undetermined);
    }

    /** No pack is stopped for what the others have read. */
    private static List<Object> afresh(List<Object> facts) {
        return facts.stream()
                .map(fact -> fact instanceof Patient patient ? patient.afresh() : fact)
                .toList();
    }

    private static List<Undetermined> undetermined(LoadedPack loaded, RuntimeException e) {
        Map<RuleId, Undetermined> byRule = new TreeMap<>();
        for (LoadedRule rule :
                loaded.rules().values().stream().filter(LoadedRule::runs).toList()) {
            Rationale why = new Rationale(
                    rule.id(),
                    loaded.pack().id(),
                    loaded.pack().release().version(),
                    List.of(),
                    "The rules of pack " + loaded.pack().id() + " could not tell: " + reason(e));
            byRule.put(rule.id(), new Undetermined(rule.id(), Subject.PATIENT, why));
        }
        return List.copyOf(byRule.values());
    }

    /** The kind of failure and not its message, which may repeat what a patient's chart says. */
    private static String reason(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof RuleSet.RanAway || root instanceof LookedTooLong) {
            return String.valueOf(root.getMessage());
        }
        return "a rule failed with " + root.getClass().getSimpleName();
    }
}
