package io.auscult.models.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping in a YAML (or JSON) text, read key by key; what is missing or of another shape is an error that names the place. */
final class YamlNode {
    private final String place;
    private final Map<String, @Nullable Object> values;
    private final @Nullable Node source;

    private YamlNode(String place, Map<String, @Nullable Object> values, @Nullable Node source) {
        this.place = place;
        this.values = values;
        this.source = source;
    }

    static YamlNode resource(String path) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return node(path, yaml.load(content(path)), null);
    }

    /**
     * A file's text; errors name the file and the line. Aliases and repeated keys are refused.
     *
     * @throws IllegalStateException when it is no YAML
     */
    static YamlNode file(String file, String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setMaxAliasesForCollections(0);
        strict.setAllowDuplicateKeys(false);
        strict.setCodePointLimit(16 * 1024 * 1024);
        try {
            Object value = new Yaml(new SafeConstructor(strict)).load(text);
            return node(file, value, new Yaml(strict).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new IllegalStateException(file + " line " + line + ": is not YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new IllegalStateException(file + ": is not YAML: " + e.getMessage(), e);
        }
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

    private static YamlNode node(String place, @Nullable Object value, @Nullable Node source) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalStateException(place + " is not a mapping");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((key, entry) -> values.put(String.valueOf(key), entry));
        return new YamlNode(place, values, source);
    }

    IllegalStateException wrong(String what) {
        return new IllegalStateException(place + ": " + what);
    }

    /** An error of one key, with its line where the text is at hand. */
    IllegalStateException wrong(String key, String what) {
        Node at = sourceOf(key);
        Node line = at == null ? source : at;
        String where = line == null ? "" : " (line " + (line.getStartMark().getLine() + 1) + ")";
        return new IllegalStateException(place + ": " + key + " " + what + where);
    }

    /** @throws IllegalStateException when there is a key that is none of these */
    void onlyKeys(Set<String> known) {
        keys().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw wrong(key, "is no key that is known here; there are " + String.join(", ", new TreeSet<>(known)));
        });
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    boolean isMapping(String key) {
        return values.get(key) instanceof Map;
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
            throw wrong(key, "is not a text");
        }
        return text;
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    List<String> texts(String key) {
        return list(key).stream().map(entry -> entry.toString().strip()).toList();
    }

    BigDecimal number(String key) {
        return number(key, required(key));
    }

    List<BigDecimal> numbers(String key) {
        return list(key).stream().map(entry -> number(key, entry)).toList();
    }

    private BigDecimal number(String key, Object value) {
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            throw wrong(key, "is not a number: " + value);
        }
    }

    /** A whole number above 0. */
    int count(String key) {
        BigDecimal number = number(key);
        if (number.signum() <= 0
                || number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw wrong(key, "is not a whole number above 0: " + number);
        }
        return number.intValue();
    }

    YamlNode child(String key) {
        return node(place + ": " + key, required(key), sourceOf(key));
    }

    List<YamlNode> children(String key) {
        List<?> list = list(key);
        List<Node> sources = sourceOf(key) instanceof SequenceNode sequence ? sequence.getValue() : List.of();
        return IntStream.range(0, list.size())
                .mapToObj(i -> node(place + ": " + key, list.get(i), i < sources.size() ? sources.get(i) : null))
                .toList();
    }

    private @Nullable Node sourceOf(String key) {
        if (source instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key)) {
                    return entry.getValueNode();
                }
            }
        }
        return null;
    }

    private List<?> list(String key) {
        if (required(key) instanceof List<?> list && list.stream().allMatch(Objects::nonNull)) {
            return list;
        }
        throw wrong(key, "is not a list");
    }

    private Object required(String key) {
        Object value = values.get(key);
        if (value == null) {
            throw wrong(key, "is missing");
        }
        return value;
    }
}
