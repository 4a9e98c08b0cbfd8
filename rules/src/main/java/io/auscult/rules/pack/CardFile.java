package io.auscult.rules.pack;

import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Coding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code <question>.md}: front matter between two lines of three hyphens, then the card text. */
final class CardFile {
    private static final String FENCE = "---\n";
    private static final String PPV = "ppv";
    private static final String WITHOUT_SCORE = "withoutScore";
    private static final int LONGEST_TITLE = 60;

    private CardFile() {}

    static Card parse(String file, String text, Pack.Kind kind) {
        int end = text.indexOf("\n" + FENCE, FENCE.length() - 1);
        if (!text.startsWith(FENCE) || end < 0) {
            throw new FilesRefused(
                    RuleError.at(file, 1, "a card begins with front matter between two lines of three hyphens"));
        }
        YamlMap front = YamlMap.parse(file, text.substring(FENCE.length(), end + 1), 1);
        String body = text.substring(end + 1 + FENCE.length()).strip();
        if (body.isEmpty()) {
            throw new FilesRefused(
                    RuleError.in(file, "the card has no text; say in a clinician's words why and what now"));
        }
        if (body.contains("{{")) {
            throw new FilesRefused(RuleError.in(
                    file, "the text is the same for every patient; placeholders belong in summary and sentence"));
        }
        return switch (kind) {
            case CLINICAL -> forAlert(front, body);
            case POLICY -> forPolicy(front, body);
        };
    }

    private static Card forAlert(YamlMap front, String body) {
        front.allowOnly(
                "id",
                "title",
                "owner",
                "evidence",
                PPV,
                "indicator",
                "summary",
                "sentence",
                "overrideReasons",
                "suggestions",
                "expires",
                WITHOUT_SCORE);
        return new Card.ForAlert(
                value(front, "id", RuleId::new),
                front.text("owner"),
                evidence(front),
                value(front, "indicator", Indicator::of),
                value(front, "summary", Template::of),
                value(front, "sentence", Template::of),
                reasons(front),
                SuggestionLines.read(front),
                expires(front).orElse(null),
                body,
                title(front),
                front.map(PPV).map(Ppv::parse).orElse(null),
                listed(front));
    }

    private static @Nullable String title(YamlMap front) {
        return front.maybe("title")
                .map(title -> {
                    if (title.length() > LONGEST_TITLE) {
                        throw front.refused("title", "longer than " + LONGEST_TITLE + " characters; say it shorter");
                    }
                    return title;
                })
                .orElse(null);
    }

    /** Of a test that is done only on suspicion, everybody else would be listed as lacking it. */
    private static boolean listed(YamlMap front) {
        return front.maybe(WITHOUT_SCORE)
                .map(word -> switch (word) {
                    case "listed" -> true;
                    case "not listed" -> false;
                    default ->
                        throw front.refused(
                                WITHOUT_SCORE,
                                "listed (who has no score stands under \"Not assessable\"), or not listed");
                })
                .orElse(true);
    }

    private static Card forPolicy(YamlMap front, String body) {
        front.allowOnly("id", "owner", "evidence", "sentence");
        return new Card.ForPolicy(
                value(front, "id", RuleId::new),
                front.text("owner"),
                evidence(front),
                value(front, "sentence", Template::of),
                body);
    }

    private static List<String> evidence(YamlMap front) {
        List<String> evidence = front.texts("evidence");
        if (evidence.isEmpty()) {
            throw front.refused("evidence", "name at least one publication, or \"site value\"");
        }
        return evidence;
    }

    private static List<Coding> reasons(YamlMap front) {
        return front.texts("overrideReasons").stream()
                .map(code -> OverrideReasons.coding(code)
                        .orElseThrow(() -> front.refused("overrideReasons", OverrideReasons.expected(code))))
                .toList();
    }

    private static Optional<Duration> expires(YamlMap front) {
        return front.maybe("expires")
                .map(span -> Spans.parse(span).orElseThrow(() -> front.refused("expires", Spans.expected(span))));
    }

    private static <T> T value(YamlMap front, String name, Function<String, T> parse) {
        try {
            return parse.apply(front.text(name));
        } catch (IllegalArgumentException e) {
            throw front.refused(name, String.valueOf(e.getMessage()));
        }
    }
}
