package io.auscult.rules.lint;

import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.RuleId;
import io.auscult.rules.pack.PpvFloor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What rules may speak of outside their own pack.
 *
 * @param models by id
 * @param rules of all packs that are checked together; empty when nothing is known of others
 * @param floors what the site's policy packs ask of alerts that interrupt
 */
public record Terms(Concepts concepts, Map<String, KnownModel> models, Set<RuleId> rules, List<PpvFloor> floors) {
    public Terms {
        models = new TreeMap<>(models);
        rules = Set.copyOf(rules);
        floors = List.copyOf(floors);
    }

    /** Of a site without a floor. */
    public static Terms of(Concepts concepts, Collection<KnownModel> models, Set<RuleId> rules) {
        return new Terms(
                concepts,
                models.stream().collect(Collectors.toMap(KnownModel::id, Function.identity())),
                rules,
                List.of());
    }

    public Terms with(List<PpvFloor> asked) {
        return new Terms(concepts, models, rules, asked);
    }

    Optional<Concept> concept(String name) {
        try {
            return concepts.concept(ConceptId.of(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    Set<String> conceptNames() {
        return concepts.all().stream().map(concept -> concept.id().value()).collect(Collectors.toSet());
    }
}
