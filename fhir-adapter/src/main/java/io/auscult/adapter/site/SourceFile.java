package io.auscult.adapter.site;

import io.auscult.adapter.source.Source;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A source file that was read.
 *
 * @param source null when the file is no YAML at all; not to be used when there are problems
 * @param name where the name stands, or the file's beginning
 * @param port where the MLLP port stands, or the block that leaves it out
 */
record SourceFile(
        String file,
        @Nullable Source source,
        @Nullable Mark name,
        @Nullable Mark port,
        List<Problem> problems) {

    /** @param path of the file: its folder is where the paths in it begin */
    static SourceFile read(Path path, String text, MllpAddress usual) {
        String file = path.getFileName().toString();
        Problems problems = new Problems(file);
        Node root = compose(text, problems);
        if (root == null) {
            return new SourceFile(file, null, null, null, problems.all());
        }
        Block block = new Block(root, problems);
        Source source = block.read(new SourceBlock(path, usual)::read);
        return new SourceFile(file, source, block.mark("name"), block.mark("mllp", "port"), problems.all());
    }

    private static @Nullable Node compose(String text, Problems problems) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                problems.note((Mark) null, "The file is empty", "describe a source, or take the file away");
            }
            return root;
        } catch (MarkedYAMLException e) {
            problems.note(e.getProblemMark(), "Not valid YAML: " + e.getProblem(), "look here and just above");
        } catch (YAMLException e) {
            problems.note(
                    (Mark) null, "Not valid YAML", "save the file as plain UTF-8 text without control characters");
        }
        return null;
    }
}
