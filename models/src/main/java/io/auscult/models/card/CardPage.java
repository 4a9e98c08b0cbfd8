package io.auscult.models.card;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A card as one HTML page that needs nothing beside it: to be sent, filed or printed. */
public final class CardPage {
    private static final String STYLE =
            "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
                    + "dt{font-weight:600}dd{margin:0 0 .6rem}";

    private CardPage() {}

    public static String of(ModelCard card) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" + text(card.name())
                + "</title><style>" + STYLE + "</style></head>\n<body>\n<h1>" + text(card.name())
                + "</h1>\n<p>Model <code>"
                + text(card.model().toString()) + "</code></p>\n"
                + paragraph("What it is for", card.purpose())
                + paragraph("For whom", card.population())
                + terms("What it takes", card.inputs().stream().map(CardPage::input))
                + terms(
                        "Its ranges",
                        card.bands().entrySet().stream().map(band -> term(band.getKey(), band.getValue())))
                + list("How well it does", card.performance())
                + list("Limits", card.limits())
                + list("Choices", card.choices())
                + list("Sources", card.citation())
                + terms(
                        "Source attributes (HTI-1)",
                        Stream.of(SourceAttribute.values())
                                .map(attribute ->
                                        term(attribute.number() + ". " + attribute.words(), attribute.statedBy(card))))
                + "</body>\n</html>\n";
    }

    private static String paragraph(String heading, String words) {
        return "<h2>" + heading + "</h2>\n<p>" + text(words) + "</p>\n";
    }

    private static String list(String heading, List<String> entries) {
        return entries.isEmpty()
                ? ""
                : entries.stream()
                        .map(entry -> "<li>" + text(entry) + "</li>\n")
                        .collect(Collectors.joining("", "<h2>" + heading + "</h2>\n<ul>\n", "</ul>\n"));
    }

    private static String terms(String heading, Stream<String> terms) {
        String all = terms.collect(Collectors.joining());
        return all.isEmpty() ? "" : "<h2>" + heading + "</h2>\n<dl>\n" + all + "</dl>\n";
    }

    private static String input(ModelCard.CardInput input) {
        return term(input.name() + (input.unit().isEmpty() ? "" : " (" + input.unit() + ")"), input.allowed());
    }

    private static String term(String name, String words) {
        return "<dt>" + text(name) + "</dt><dd>" + text(words) + "</dd>\n";
    }

    private static String text(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
