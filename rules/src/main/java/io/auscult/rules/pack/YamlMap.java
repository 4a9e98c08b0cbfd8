package io.auscult.rules.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML mapping whose every complaint names file and line. It reads nodes, so no YAML tag makes an object. */
public final class YamlMap {
    private final String file;
    private final int line;
    private final int lineOffset;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlMap(String file, Node node, int lineOffset) {
        this.file = file;
        this.lineOffset = lineOffset;
        this.line = lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw refused(line, "expected \"name: value\" lines here");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), "a name");
            if (values.put(key, tuple.getValueNode()) != null) {
                throw refused(lineOf(tuple.getKeyNode()), "\"" + key + "\" is given twice; keep one");
            }
        }
    }

    /** @param lineOffset lines of the file that stand before the text, for front matter */
    public static YamlMap parse(String file, String text, int lineOffset) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1 + lineOffset;
            throw new FilesRefused(RuleError.at(file, line, "not valid YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            throw new FilesRefused(RuleError.in(file, "not YAML as a pack has it: " + e.getMessage()));
        }
        if (root == null) {
            throw new FilesRefused(RuleError.in(file, "the file is empty"));
        }
        return new YamlMap(file, root, lineOffset);
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** The line of a name's value. */
    public int line(String name) {
        Node node = values.get(name);
        return node == null ? line : lineOf(node);
    }

    /** Refuses names that nobody reads, so that a typing error is not silently ignored. */
    public void allowOnly(String... names) {
        List<String> allowed = List.of(names);
        for (Map.Entry<String, Node> entry : values.entrySet()) {
            if (!allowed.contains(entry.getKey())) {
                throw refused(
                        lineOf(entry.getValue()),
                        "\"" + entry.getKey() + "\" is not known here; known are " + String.join(", ", allowed));
            }
        }
    }

    public String text(String name) {
        return maybe(name)
                .orElseThrow(() -> refused(line, "\"" + name + "\" is missing; add a line \"" + name + ": …\""));
    }

    public Optional<String> maybe(String name) {
        return Optional.ofNullable(values.get(name)).map(node -> scalar(node, name));
    }

    public List<String> texts(String name) {
        return items(name).stream().map(node -> scalar(node, name)).toList();
    }

    public List<YamlMap> maps(String name) {
        return items(name).stream()
                .map(node -> new YamlMap(file, node, lineOffset))
                .toList();
    }

    /** The mapping under a name; empty when the name is absent. */
    public Optional<YamlMap> map(String name) {
        return Optional.ofNullable(values.get(name)).map(node -> new YamlMap(file, node, lineOffset));
    }

    public boolean isMap(String name) {
        return values.get(name) instanceof MappingNode;
    }

    public FilesRefused refused(String name, String message) {
        return refused(line(name), name + ": " + message);
    }

    private List<Node> items(String name) {
        Node node = values.get(name);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw refused(name, "expected a list, each item on a line that begins with \"- \"");
        }
        return new ArrayList<>(sequence.getValue());
    }

    private String scalar(Node node, String name) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw refused(lineOf(node), name + ": expected one value");
    }

    private int lineOf(Node node) {
        return node.getStartMark().getLine() + 1 + lineOffset;
    }

    private FilesRefused refused(int at, String message) {
        return new FilesRefused(RuleError.at(file, at, message));
    }
}
