package io.auscult.delivery.inbox;

import io.auscult.core.signal.ModelRef;
import io.auscult.delivery.store.ReleaseStore;
import io.auscult.models.Models;
import io.auscult.models.card.ModelCard;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The cards of models, those that ship and those that the site has published. */
public final class ModelCards {
    private final ReleaseStore releases;
    private final Function<String, ModelCard> cards;
    /** A version of a model keeps its card, so it is read once. */
    private final Map<ModelRef, String> names = new ConcurrentHashMap<>();

    /** @param cards from the text of a folder's {@code card.yaml}; throws an {@link IllegalStateException} when that is no card */
    public ModelCards(ReleaseStore releases, Function<String, ModelCard> cards) {
        this.releases = releases;
        this.cards = cards;
    }

    Optional<ModelCard> find(ModelRef model) {
        if (Models.ids().contains(model.id()) && Models.card(model.id()).model().equals(model)) {
            return Optional.of(Models.card(model.id()));
        }
        try {
            return releases.card(model).map(cards);
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** What a reader calls a model: as its card says, else after its id. */
    public String name(ModelRef model) {
        String known = names.get(model);
        if (known != null) {
            return known;
        }
        Optional<String> said = find(model).map(ModelCard::name);
        said.ifPresent(name -> names.put(model, name));
        return said.orElseGet(() -> Figures.name(model.id()));
    }
}
