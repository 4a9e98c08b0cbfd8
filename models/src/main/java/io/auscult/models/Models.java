package io.auscult.models;

import io.auscult.core.signal.RiskModel;
import io.auscult.models.card.CardFile;
import io.auscult.models.card.ModelCard;
import io.auscult.models.card.VectorFile;
import io.auscult.models.endpac.EndpacModel;
import io.auscult.models.esc.EscTroponinModel;
import io.auscult.models.prevent.PreventModel;
import io.auscult.models.score.ScoreLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The models that come with Auscult. They are loaded once, when first asked for, and loading is strict: a model whose card is not
 * complete or whose vectors are not reproduced is an error, and none is given out.
 */
public final class Models {
    private static @Nullable Map<String, Loaded> loaded;

    private record Loaded(RiskModel model, ModelCard card) {}

    private Models() {}

    /**
     * Every model, in order of id.
     *
     * @throws IllegalStateException when a card or a vector is wrong, saying which
     */
    public static List<RiskModel> all() {
        return loaded().values().stream().map(Loaded::model).toList();
    }

    public static List<String> ids() {
        return List.copyOf(loaded().keySet());
    }

    /** @throws IllegalArgumentException when there is no such model, naming those that there are */
    public static RiskModel byId(String id) {
        return find(id).model();
    }

    /** @throws IllegalArgumentException when there is no such model, naming those that there are */
    public static ModelCard card(String id) {
        return find(id).card();
    }

    private static Loaded find(String id) {
        Loaded found = loaded().get(id);
        if (found == null) {
            throw new IllegalArgumentException(
                    "There is no model \"" + id + "\"; there are " + String.join(", ", ids()));
        }
        return found;
    }

    private static synchronized Map<String, Loaded> loaded() {
        if (loaded == null) {
            Map<String, Loaded> models = new TreeMap<>();
            for (RiskModel model : List.of(new PreventModel(), new EndpacModel(), new EscTroponinModel())) {
                models.put(model.ref().id(), load(model));
            }
            loaded = models;
        }
        return loaded;
    }

    private static Loaded load(RiskModel model) {
        String id = model.ref().id();
        ModelCard card = CardFile.read(id);
        if (!card.model().equals(model.ref())) {
            throw new IllegalStateException("The card of model " + model.ref() + " is that of " + card.model());
        }
        VectorFile.replay(id, VectorFile.read(id), inputs -> ScoreLine.score(id, inputs));
        return new Loaded(model, card);
    }
}
