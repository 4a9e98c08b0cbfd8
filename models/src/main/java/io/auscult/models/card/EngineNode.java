package io.auscult.models.card;

import io.auscult.models.card.Engine.Feed;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;

/** The {@code onnx} or {@code remote} of a card: exactly one of them. */
final class EngineNode {
    private EngineNode() {}

    static Engine engine(YamlNode card) {
        if (card.has("onnx") == card.has("remote")) {
            throw card.wrong("onnx", "or remote has to be there, one of them");
        }
        return card.has("onnx") ? onnx(card.child("onnx")) : remote(card.child("remote"));
    }

    private static Engine onnx(YamlNode onnx) {
        onnx.onlyKeys(Set.of("input", "inputs", "output", "class", "sha256"));
        if ("true".equals(onnx.text("class", "")) || "false".equals(onnx.text("class", ""))) {
            throw onnx.wrong("class", "is read as true or false; write it in quotes: class: 'yes'");
        }
        String sha256 = onnx.text("sha256").toLowerCase(Locale.ROOT);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw onnx.wrong("sha256", "is not 64 hexadecimal digits; take it from: sha256sum model.onnx");
        }
        return new Engine.Onnx(feed(onnx), onnx.text("output"), onnx.text("class", "0"), sha256);
    }

    private static Feed feed(YamlNode node) {
        if (node.has("input") == node.has("inputs")) {
            throw node.wrong(
                    "input", "(one tensor for all columns) or \"inputs: per-column\" has to be there, one of them");
        }
        if (node.has("input")) {
            return new Feed.OneTensor(node.text("input"));
        }
        if (!node.text("inputs").equals("per-column")) {
            throw node.wrong("inputs", "can only be per-column");
        }
        return new Feed.PerColumn();
    }

    private static Engine remote(YamlNode remote) {
        remote.onlyKeys(Set.of(
                "url",
                "model",
                "version",
                "input",
                "inputs",
                "output",
                "index",
                "contributions",
                "timeout",
                "attempts",
                "concurrency",
                "retry-after"));
        return new Engine.Remote(
                url(remote),
                remote.text("model"),
                remote.has("version") ? remote.text("version") : null,
                feed(remote),
                remote.text("output"),
                index(remote),
                remote.has("contributions") ? remote.text("contributions") : null,
                duration(remote, "timeout", "PT10S"),
                remote.has("attempts") ? remote.count("attempts") : 3,
                remote.has("concurrency") ? remote.count("concurrency") : 8,
                duration(remote, "retry-after", "PT5M"));
    }

    private static URI url(YamlNode remote) {
        String text = remote.text("url");
        if (!text.matches("https?://[^/?#@\\s]+(/[^?#\\s]*)?")) {
            throw remote.wrong("url", "is not like https://host:port, without a user, a query or a fragment");
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    private static int index(YamlNode remote) {
        String text = remote.text("index", "0");
        if (!text.matches("\\d{1,6}")) {
            throw remote.wrong("index", "is not a whole number from 0 on");
        }
        return Integer.parseInt(text);
    }

    static Duration duration(YamlNode node, String key, String otherwise) {
        try {
            Duration duration = Duration.parse(node.text(key, otherwise));
            if (!duration.isPositive()) {
                throw node.wrong(key, "is not longer than nothing");
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw node.wrong(key, "is not a period in days, hours, minutes or seconds such as P365D or PT6H");
        }
    }
}
