package io.auscult.rules.lint;

import io.auscult.rules.condition.Operand.Step;
import io.auscult.rules.pack.Nearest;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every model, score and band that a rule or case names is one that a model gives. */
final class ModelCheck {
    static final Set<String> SIGNALS = Set.of("RiskScored", "NotAssessable", "Pending");
    private static final String ID = "model.id";

    private ModelCheck() {}

    static void check(Linted pack) {
        Leaves.of(pack.rules())
                .filter(found -> SIGNALS.contains(found.pattern().type()))
                .forEach(found -> check(pack, found));
    }

    private static void check(Linted pack, Leaves.Found found) {
        for (String id : Leaves.texts(found.leaf(), ID)) {
            if (!pack.terms().models().containsKey(id)) {
                pack.add(
                        LintKind.UNKNOWN_MODEL,
                        found.rule(),
                        found.leaf(),
                        '"' + id + '"',
                        unknownModel(id, pack.terms()));
            }
        }
        Optional<KnownModel> model =
                found.pattern().equal(ID).map(id -> pack.terms().models().get(id));
        model.ifPresent(known -> check(pack, found, known));
    }

    private static void check(Linted pack, Leaves.Found found, KnownModel model) {
        for (String band : Leaves.texts(found.leaf(), "band")) {
            if (!model.bands().contains(band)) {
                pack.add(LintKind.UNKNOWN_BAND, found.rule(), found.leaf(), '"' + band + '"', unknownBand(band, model));
            }
        }
        found.steps()
                .filter(step -> step.name().equals("value") && step.about() != null)
                .map(Step::about)
                .filter(score -> score != null && !model.scores().containsKey(score))
                .forEach(score -> pack.add(
                        LintKind.UNKNOWN_SCORE,
                        found.rule(),
                        found.leaf(),
                        '"' + score + '"',
                        unknownScore(String.valueOf(score), model)));
    }

    static String unknownModel(String id, Terms terms) {
        return "there is no model \"" + id + "\""
                + Nearest.hint(id, terms.models().keySet()) + "; there are "
                + all(terms.models().keySet());
    }

    static String unknownBand(String band, KnownModel model) {
        return "model " + model.id() + " has no band \"" + band + "\"; its bands are " + all(model.bands());
    }

    static String unknownScore(String score, KnownModel model) {
        return "model " + model.id() + " has no score \"" + score + "\"; its scores are "
                + all(model.scores().keySet());
    }

    private static String all(Collection<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
