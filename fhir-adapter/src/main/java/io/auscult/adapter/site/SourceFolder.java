package io.auscult.adapter.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of source files: each file whose name ends in {@code .yaml} or {@code .yml} and does not begin with a dot is a source.
 *
 * @param usual where a source listens for MLLP when its file does not say
 */
public record SourceFolder(Path path, MllpAddress usual) {
    private static final long LARGEST = 1 << 20;

    /**
     * A file as it is now.
     *
     * @param content null when it cannot be read
     */
    record Text(Path file, @Nullable String content) {}

    /** Reads all files and finds all that is wrong with them. */
    public SourceSet read() {
        try {
            return read(texts());
        } catch (IOException e) {
            return SourceSet.refused(unreadable());
        }
    }

    /**
     * The files in the order of their names.
     *
     * @throws IOException when the folder cannot be listed
     */
    List<Text> texts() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(SourceFolder::isSource)
                    .sorted()
                    .map(SourceFolder::text)
                    .toList();
        }
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith(".") && Files.isRegularFile(file);
    }

    private static Text text(Path file) {
        try {
            return new Text(file, Files.size(file) > LARGEST ? null : Files.readString(file));
        } catch (IOException e) {
            return new Text(file, null);
        }
    }

    SourceSet read(List<Text> texts) {
        if (texts.isEmpty()) {
            return SourceSet.refused(whole(path, "The folder holds no source", "put a file like lab.yaml into it"));
        }
        List<SourceFile> files = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Text text : texts) {
            if (text.content() == null) {
                problems.add(whole(
                        text.file().getFileName(),
                        "The file cannot be read",
                        "save it as UTF-8 text of at most 1 MB, and let the adapter's user read it"));
            } else {
                files.add(SourceFile.read(text.file(), text.content(), usual));
            }
        }
        files.forEach(file -> problems.addAll(file.problems()));
        problems.addAll(Together.problems(files));
        return SourceSet.of(files, problems);
    }

    Problem unreadable() {
        return whole(path, "The folder of sources cannot be read", "make it, and let the adapter's user read it");
    }

    private static Problem whole(Path of, String what, String remedy) {
        return new Problem(of.toString(), 1, 1, what, remedy);
    }
}
