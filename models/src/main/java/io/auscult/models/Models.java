package io.auscult.models;

import io.auscult.core.signal.RiskModel;
import io.auscult.models.card.CardFile;
import io.auscult.models.card.ModelCard;
import io.auscult.models.card.VectorFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The models that come with Auscult. They are loaded once, when first asked for, and loading is strict: a model whose card is not
 * complete or whose vectors are not reproduced is an error, and none is given out.
 */
public final class Models {
    private static @Nullable Map<String, Published> loaded;

    private Models() {}

    /**
     * Every model that reads charts, in order of id.
     *
     * @throws IllegalStateException when a card or a vector is wrong, saying which
     */
    public static List<RiskModel> all() {
        return loaded().values().stream()
                .flatMap(published -> published.onChart().stream())
                .toList();
    }

    /** Of every model, also of those that only score plain inputs. */
    public static List<String> ids() {
        return List.copyOf(loaded().keySet());
    }

    /** @throws IllegalArgumentException when there is no such model, naming those that there are */
    public static Published published(String id) {
        Published found = loaded().get(id);
        if (found == null) {
            throw new IllegalArgumentException(
                    "There is no model \"" + id + "\"; there are " + String.join(", ", ids()));
        }
        return found;
    }

    /** @throws IllegalArgumentException when there is no such model, or it does not read charts */
    public static RiskModel byId(String id) {
        return published(id)
                .onChart()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Model \"" + id + "\" scores plain inputs only; some of them are no chart's to give"));
    }

    /** @throws IllegalArgumentException when there is no such model, naming those that there are */
    public static ModelCard card(String id) {
        return published(id).card();
    }

    /**
     * Plain inputs scored with a model.
     *
     * @return as {@code LineModel.answer} gives it
     * @throws IllegalArgumentException when there is no such model, naming those that there are
     */
    public static Map<String, @Nullable Object> score(String id, Map<String, ? extends @Nullable Object> inputs) {
        return published(id).line().answer(inputs);
    }

    private static synchronized Map<String, Published> loaded() {
        if (loaded == null) {
            Map<String, Published> models = new TreeMap<>();
            Shipped.ALL.forEach(shipped -> models.put(shipped.id(), load(shipped)));
            loaded = models;
        }
        return loaded;
    }

    private static Published load(Shipped shipped) {
        String id = shipped.id();
        ModelCard card = CardFile.read(id);
        RiskModel model = shipped.chartModel();
        if (!card.model().id().equals(id) || (model != null && !card.model().equals(model.ref()))) {
            throw new IllegalStateException("The card of model " + id + " is that of " + card.model());
        }
        VectorFile.replay(id, VectorFile.read(id), shipped.line()::answer);
        return new Published(card, shipped.line(), model, shipped.mode());
    }
}
