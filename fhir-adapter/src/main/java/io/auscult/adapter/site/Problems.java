package io.auscult.adapter.site;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** All that is wrong in one file, noted while it is read on. */
final class Problems {
    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void note(Node node, String what, String remedy) {
        note(node.getStartMark(), what, remedy);
    }

    /** @param mark null for the file as a whole */
    void note(@Nullable Mark mark, String what, String remedy) {
        int line = mark == null ? 0 : mark.getLine();
        int column = mark == null ? 0 : mark.getColumn();
        found.add(new Problem(file, line + 1, column + 1, what, remedy));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
