package io.auscult.rules.lint;

import io.auscult.core.concept.Concept;
import io.auscult.rules.condition.Operand.Step;
import io.auscult.rules.drools.RuleReader;
import io.auscult.rules.pack.Nearest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every concept that a rule asks about is in the catalogue, and has a value where one is asked for. */
final class ConceptCheck {
    private ConceptCheck() {}

    static void check(Linted pack) {
        Leaves.of(pack.rules())
                .forEach(found -> found.steps()
                        .filter(step -> RuleReader.isAboutAConcept(step.name()) && step.about() != null)
                        .forEach(step -> check(pack, found, step, step.about())));
    }

    private static void check(Linted pack, Leaves.Found found, Step step, @Nullable String name) {
        if (name == null) {
            return;
        }
        Optional<Concept> concept = pack.terms().concept(name);
        if (concept.isEmpty()) {
            pack.add(
                    LintKind.UNKNOWN_CONCEPT,
                    found.rule(),
                    found.leaf(),
                    '"' + name + '"',
                    "\"" + name + "\" is not a concept of the catalogue"
                            + Nearest.hint(name, pack.terms().conceptNames()));
        } else if (step.name().equals("latest") && concept.get().canonicalUcum() == null) {
            pack.add(
                    LintKind.UNREACHABLE,
                    found.rule(),
                    found.leaf(),
                    '"' + name + '"',
                    concept.get().name() + " has no amount, so latest(\"" + name
                            + "\") never finds one; ask takes, hasActive, ever, did or measured");
        }
    }
}
