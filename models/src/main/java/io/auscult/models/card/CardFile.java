package io.auscult.models.card;

import io.auscult.core.signal.ModelRef;
import io.auscult.models.card.ModelCard.CardInput;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code models/<id>/card.yaml} and refuses a card that leaves something out. */
public final class CardFile {
    private CardFile() {}

    /** @throws IllegalStateException saying what is wrong with the card */
    public static ModelCard read(String modelId) {
        return card(YamlNode.resource("/models/" + modelId + "/card.yaml"));
    }

    static ModelCard card(YamlNode card) {
        return new ModelCard(
                new ModelRef(card.text("id"), card.text("version")),
                card.text("name"),
                card.text("purpose"),
                card.text("population"),
                card.children("inputs").stream().map(CardFile::input).toList(),
                scores(card),
                words(card.child("bands")),
                card.texts("performance"),
                card.texts("choices"),
                card.texts("limits"),
                card.texts("citation"),
                attributes(card.child("source-attributes")));
    }

    /** A model folder has one score, and says of it only what is not usual. */
    private static Map<String, String> scores(YamlNode card) {
        if (card.has("scores")) {
            return words(card.child("scores"));
        }
        if (!card.has("score")) {
            return Map.of("score", "probability");
        }
        YamlNode score = card.child("score");
        return Map.of(score.text("name", "score"), score.text("scale", "probability"));
    }

    private static CardInput input(YamlNode input) {
        return new CardInput(
                input.text("name"),
                input.has("concept") ? input.text("concept") : null,
                input.has("codes") ? input.texts("codes") : List.of(),
                input.has("unit") ? input.text("unit") : "",
                input.text("allowed"));
    }

    private static Map<String, String> words(YamlNode named) {
        Map<String, String> words = new LinkedHashMap<>();
        named.keys().forEach(name -> words.put(name, named.text(name)));
        return words;
    }

    private static Map<SourceAttribute, String> attributes(YamlNode node) {
        Set<String> unknown = new TreeSet<>(node.keys());
        unknown.removeAll(SourceAttribute.keys());
        if (!unknown.isEmpty()) {
            throw node.wrong("no such source attributes: " + unknown);
        }
        Map<SourceAttribute, String> attributes = new EnumMap<>(SourceAttribute.class);
        for (SourceAttribute attribute : SourceAttribute.values()) {
            String text = node.text(attribute.key());
            if (text.equals(SourceAttribute.NOT_AVAILABLE) && !attribute.mayBeUnavailable()) {
                throw node.wrong(attribute.key() + " has to be stated");
            }
            attributes.put(attribute, text);
        }
        return attributes;
    }
}
