package io.auscult.rules.pack;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.value.Code;
import io.auscult.core.value.Coding;
import io.auscult.rules.concept.CodeSystems;
import io.auscult.rules.pack.Suggestion.Kind;
import java.util.Arrays;
import java.util.List;

/** Reads what a card suggests: {@code - order: echocardiogram}, with its label, its code ("SCT 433236007") and the code's words. */
final class SuggestionLines {
    private SuggestionLines() {}

    static List<Suggestion> read(YamlMap front) {
        return front.maps("suggestions").stream().map(SuggestionLines::one).toList();
    }

    private static Suggestion one(YamlMap line) {
        line.allowOnly("order", "prescribe", "record", "label", "code", "display");
        List<Kind> kinds = Arrays.stream(Kind.values())
                .filter(kind -> line.names().contains(kind.word()))
                .toList();
        if (kinds.size() != 1) {
            throw line.refused(
                    "suggestions", "say what it does by one line of order, prescribe or record, with a concept's name");
        }
        Kind kind = kinds.getFirst();
        return new Suggestion(line.text("label"), kind, concept(line, kind), coding(line));
    }

    private static ConceptId concept(YamlMap line, Kind kind) {
        try {
            return ConceptId.of(line.text(kind.word()));
        } catch (IllegalArgumentException e) {
            throw line.refused(kind.word(), String.valueOf(e.getMessage()));
        }
    }

    private static Coding coding(YamlMap line) {
        String text = line.text("code");
        int blank = text.indexOf(' ');
        if (blank < 1) {
            throw line.refused("code", "a system and a code, as the catalogue writes them: \"SCT 433236007\"");
        }
        Code code = new Code(
                CodeSystems.uri(text.substring(0, blank)),
                text.substring(blank + 1).strip());
        return new Coding(code, line.text("display"));
    }
}
