package io.auscult.models.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A mapping in a YAML (or JSON) resource, read key by key; what is missing or of another shape is an error that names the place. */
final class YamlNode {
    private final String place;
    private final Map<String, @Nullable Object> values;

    private YamlNode(String place, Map<String, @Nullable Object> values) {
        this.place = place;
        this.values = values;
    }

    static YamlNode resource(String path) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return node(path, yaml.load(content(path)));
    }

    private static String content(String path) {
        try (InputStream in = YamlNode.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static YamlNode node(String place, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalStateException(place + " is not a mapping");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((key, entry) -> values.put(String.valueOf(key), entry));
        return new YamlNode(place, values);
    }

    IllegalStateException wrong(String what) {
        return new IllegalStateException(place + ": " + what);
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    Set<String> keys() {
        return values.keySet();
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    /** The text of a scalar. */
    String text(String key) {
        Object value = required(key);
        String text = value.toString().strip();
        if (value instanceof Map || value instanceof List || text.isEmpty()) {
            throw wrong(key + " is not a text");
        }
        return text;
    }

    List<String> texts(String key) {
        return list(key).stream().map(entry -> entry.toString().strip()).toList();
    }

    YamlNode child(String key) {
        return node(place + ": " + key, required(key));
    }

    List<YamlNode> children(String key) {
        return list(key).stream().map(entry -> node(place + ": " + key, entry)).toList();
    }

    private List<?> list(String key) {
        if (required(key) instanceof List<?> list && list.stream().allMatch(Objects::nonNull)) {
            return list;
        }
        throw wrong(key + " is not a list");
    }

    private Object required(String key) {
        Object value = values.get(key);
        if (value == null) {
            throw wrong(key + " is missing");
        }
        return value;
    }
}
