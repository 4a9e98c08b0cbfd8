package io.auscult.rules.lint;

import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.RuleId;
import java.util.Collection;
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
 */
public record Terms(Concepts concepts, Map<String, KnownModel> models, Set<RuleId> rules) {
    public Terms {
        models = new TreeMap<>(models);
        rules = Set.copyOf(rules);
    }

    public static Terms of(Concepts concepts, Collection<KnownModel> models, Set<RuleId> rules) {
        return new Terms(
                concepts, models.stream().collect(Collectors.toMap(KnownModel::id, Function.identity())), rules);
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
