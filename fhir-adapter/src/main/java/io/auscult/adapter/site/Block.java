package io.auscult.adapter.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping in a source file, read key by key. What is wrong is noted and something harmless stands in for it, so that one reading
 * finds all problems; a file with problems is never used. It reads nodes, so no YAML tag makes an object.
 */
final class Block {
    private final Node node;
    private final Problems problems;
    private final Map<String, NodeTuple> tuples = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Block(Node node, Problems problems) {
        this.node = node;
        this.problems = problems;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::keep);
        } else if (!isNothing(node)) {
            problems.note(node, "Expected \"key: value\" lines here", "see docs/sources.md");
        }
    }

    private void keep(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.note(tuple.getKeyNode(), "A key is one word", "write \"key: value\"");
        } else if (tuples.putIfAbsent(key.getValue(), tuple) != null) {
            problems.note(key, quoted(key.getValue()) + " is given twice", "keep one");
        }
    }

    boolean has(String key) {
        asked.add(key);
        return tuples.containsKey(key);
    }

    /** Where a value stands that is a key deeper, or its block, or this one: as deep as there is something. */
    Mark mark(String key, String deeper) {
        return has(key) ? new Block(value(key), new Problems("")).mark(deeper) : node.getStartMark();
    }

    /** Where a key's value stands, or the block itself when the key is absent. */
    Mark mark(String key) {
        return value(key).getStartMark();
    }

    private Node value(String key) {
        NodeTuple tuple = tuples.get(key);
        return tuple == null ? node : tuple.getValueNode();
    }

    /** Notes what is wrong with the block as a whole. */
    void wrong(String what, String remedy) {
        problems.note(node, what, remedy);
    }

    /** Notes what is wrong with a key's value. */
    void wrong(String key, String what, String remedy) {
        problems.note(value(key), quoted(key) + " " + what, remedy);
    }

    /** @param example of a value, for whoever forgot the key */
    <T> T required(String key, String example, Read<T> read, T standIn) {
        if (!has(key)) {
            missing(key, example);
            return standIn;
        }
        return Objects.requireNonNullElse(scalar(key, value(key), read), standIn);
    }

    private void missing(String key, String example) {
        problems.note(node, quoted(key) + " is missing", "add it, for example \"" + key + ": " + example + "\"");
    }

    <T> T optional(String key, Read<T> read, T otherwise) {
        return Objects.requireNonNullElse(orNull(key, read), otherwise);
    }

    <T> @Nullable T orNull(String key, Read<T> read) {
        return has(key) ? scalar(key, value(key), read) : null;
    }

    /** The values of a list, without those that are wrong; a single value is a list of one. */
    <T> List<T> list(String key, Read<T> read) {
        List<T> values = new ArrayList<>();
        for (Node each : nodes(key)) {
            T value = scalar(key, each, read);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private List<Node> nodes(String key) {
        if (!has(key)) {
            return List.of();
        }
        Node value = value(key);
        return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
    }

    private <T> @Nullable T scalar(String key, Node value, Read<T> read) {
        if (!(value instanceof ScalarNode scalar)) {
            problems.note(value, quoted(key) + " wants one value here", "write it on one line");
            return null;
        }
        if (isNothing(scalar) || scalar.getValue().isBlank()) {
            problems.note(value, quoted(key) + " has no value", "give it one, or take the key out");
            return null;
        }
        try {
            return read.of(scalar.getValue().strip());
        } catch (Wrong e) {
            problems.note(value, quoted(key) + " " + e.what(), e.remedy());
            return null;
        }
    }

    /** A block under a key; also when the key has no value, which is a block of defaults. Null when the key is absent. */
    <T> @Nullable T block(String key, Function<Block, T> read) {
        return has(key) ? whole(value(key), read) : null;
    }

    /** A block under a key that must be there. */
    <T> T requiredBlock(String key, String example, Function<Block, T> read, T standIn) {
        if (!has(key)) {
            missing(key, example);
            return standIn;
        }
        return whole(value(key), read);
    }

    <T> List<T> blocks(String key, Function<Block, T> read) {
        return nodes(key).stream().map(each -> whole(each, read)).toList();
    }

    /** Texts by texts. */
    Map<String, String> texts(String key, Read<String> read) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (has(key)) {
            Block block = new Block(value(key), problems);
            block.tuples.keySet().forEach(each -> texts.put(each, block.optional(each, read, "")));
        }
        return texts;
    }

    /** Notes an item that is named like one before it. */
    <T> void unique(String key, List<T> items, Function<T, String> name) {
        List<Node> nodes = nodes(key);
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!names.add(name.apply(items.get(i)))) {
                problems.note(nodes.get(i), quoted(key) + " has two of one name", "give each a name of its own");
            }
        }
    }

    private <T> T whole(Node value, Function<Block, T> read) {
        return new Block(value, problems).read(read);
    }

    /** Reads the block, then notes the keys that nobody asked for: a typing error must not be ignored. */
    <T> T read(Function<Block, T> read) {
        T made = read.apply(this);
        tuples.forEach((key, tuple) -> {
            if (!asked.contains(key)) {
                problems.note(tuple.getKeyNode(), quoted(key) + " is not a key here", Spelling.remedy(key, asked));
            }
        });
        return made;
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    /** What a file holds could be anything, a pasted key too: only a beginning is repeated. */
    static String quoted(String text) {
        return '"' + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + '"';
    }

    private static final int LONGEST = 60;
}
