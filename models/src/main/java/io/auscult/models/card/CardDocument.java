package io.auscult.models.card;

import io.auscult.models.card.ModelCard.CardInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A card as a document of maps, lists and texts, for any JSON writer. Its shape is public: {@code auscult models show --json} and
 * {@code /models/<id>.json} print it.
 */
public final class CardDocument {
    private CardDocument() {}

    /** The keys in the order in which a reader wants them; all 31 source attributes, in the rule's order. */
    public static Map<String, @Nullable Object> of(ModelCard card) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", card.model().id());
        document.put("version", card.model().version());
        document.put("name", card.name());
        document.put("purpose", card.purpose());
        document.put("population", card.population());
        document.put("inputs", card.inputs().stream().map(CardDocument::input).toList());
        document.put("scores", new LinkedHashMap<>(card.scores()));
        document.put("bands", new LinkedHashMap<>(card.bands()));
        document.put("performance", card.performance());
        document.put("choices", card.choices());
        document.put("limits", card.limits());
        document.put("citation", card.citation());
        document.put("sourceAttributes", attributes(card));
        return document;
    }

    private static Map<String, @Nullable Object> input(CardInput input) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("name", input.name());
        document.put("concept", input.concept());
        document.put("codes", input.codes());
        document.put("unit", input.unit());
        document.put("allowed", input.allowed());
        return document;
    }

    private static List<Map<String, Object>> attributes(ModelCard card) {
        return Stream.of(SourceAttribute.values())
                .map(attribute -> {
                    Map<String, Object> document = new LinkedHashMap<>();
                    document.put("number", attribute.number());
                    document.put("attribute", attribute.key());
                    document.put("value", attribute.statedBy(card));
                    return document;
                })
                .toList();
    }
}
