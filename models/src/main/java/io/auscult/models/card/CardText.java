package io.auscult.models.card;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A card as plain text for a terminal: headings, and what stands below each set in. */
public final class CardText {
    private static final String INDENT = "  ";

    private final List<String> lines = new ArrayList<>();

    private CardText() {}

    public static String of(ModelCard card) {
        CardText text = new CardText();
        text.lines.add(card.name() + " (" + card.model() + ")");
        text.section("For", List.of(card.purpose()));
        text.section("For whom", List.of(card.population()));
        text.section("Inputs", card.inputs().stream().map(CardText::input).toList());
        text.section(
                "Scores",
                card.scores().entrySet().stream()
                        .map(score -> score.getKey() + ": " + score.getValue())
                        .toList());
        text.section(
                "Bands",
                card.bands().entrySet().stream()
                        .map(band -> band.getKey() + ": " + band.getValue())
                        .toList());
        text.section("Performance", card.performance());
        text.section("Choices", card.choices());
        text.section("Limits", card.limits());
        text.section("Sources", card.citation());
        text.section(
                "Source attributes (HTI-1)",
                Stream.of(SourceAttribute.values())
                        .map(attribute ->
                                attribute.number() + ". " + attribute.words() + ": " + attribute.statedBy(card))
                        .toList());
        return String.join("\n", text.lines) + "\n";
    }

    private void section(String heading, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add("");
            lines.add(heading);
            entries.forEach(entry -> lines.add(INDENT + entry));
        }
    }

    private static String input(ModelCard.CardInput input) {
        String concept = input.concept() == null ? "" : " <- " + input.concept();
        String unit = input.unit().isEmpty() ? "" : " [" + input.unit() + "]";
        String codes = input.codes().isEmpty() ? "" : " (" + String.join(", ", input.codes()) + ")";
        return input.name() + concept + unit + codes + ": " + input.allowed();
    }
}
