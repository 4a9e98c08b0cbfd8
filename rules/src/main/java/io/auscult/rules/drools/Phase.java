package io.auscult.rules.drools;

import io.auscult.core.decision.Decision.Undetermined;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.rules.drools.LoadedPack.LoadedRule;
import io.auscult.rules.fact.LookedTooLong;
import io.auscult.rules.fact.Patient;
import io.auscult.rules.pack.Pack;
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

    /**
     * What a phase found, and the rules that could not tell.
     *
     * @param silent the packs of those rules
     */
    record Outcome<T>(List<T> found, List<Undetermined> undetermined, List<Pack> silent) {}

    Map<String, LoadedRule> rules() {
        return rules;
    }

    /** @param facts with a patient whom no run has asked before: what is asked of one is counted */
    <T> Outcome<T> run(List<Object> facts, Function<Verdicts, List<T>> read) {
        try {
            return new Outcome<>(read.apply(together.run(facts)), List.of(), List.of());
        } catch (RuntimeException e) {
            return eachAlone(facts, read);
        }
    }

    private <T> Outcome<T> eachAlone(List<Object> facts, Function<Verdicts, List<T>> read) {
        List<T> found = new ArrayList<>();
        List<Undetermined> undetermined = new ArrayList<>();
        List<Pack> silent = new ArrayList<>();
        for (LoadedPack pack : packs) {
            try {
                found.addAll(read.apply(pack.alone().run(afresh(facts))));
            } catch (RuntimeException e) {
                undetermined.addAll(undetermined(pack, root(e)));
                silent.add(pack.pack());
            }
        }
        return new Outcome<>(found, undetermined, silent);
    }

    /** No pack is stopped for what the others have read. */
    private static List<Object> afresh(List<Object> facts) {
        return facts.stream()
                .map(fact -> fact instanceof Patient patient ? patient.afresh() : fact)
                .toList();
    }

    private static List<Undetermined> undetermined(LoadedPack loaded, Throwable why) {
        Pack pack = loaded.pack();
        Map<RuleId, Undetermined> byRule = new TreeMap<>();
        for (LoadedRule rule :
                loaded.rules().values().stream().filter(LoadedRule::runs).toList()) {
            Rationale rationale = new Rationale(
                    rule.id(),
                    pack.id(),
                    pack.release().version(),
                    ranAway(why) ? List.of(Undetermined.overBounds(pack.id(), reason(why))) : List.of(),
                    "The rules of pack " + pack.id() + " could not tell: " + reason(why));
            byRule.put(rule.id(), new Undetermined(rule.id(), Subject.PATIENT, rationale));
        }
        return List.copyOf(byRule.values());
    }

    private static Throwable root(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean ranAway(Throwable why) {
        return why instanceof RuleSet.RanAway || why instanceof LookedTooLong;
    }

    /** The kind of failure and not its message, which may repeat what a patient's chart says. */
    private static String reason(Throwable why) {
        return ranAway(why)
                ? String.valueOf(why.getMessage())
                : "a rule failed with " + why.getClass().getSimpleName();
    }
}
