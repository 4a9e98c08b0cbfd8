package io.auscult.cli.concepts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shipped catalogue in a folder of a test's own. */
record CatalogueCopy(Path folder) {
    static CatalogueCopy in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../rules/concepts"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return new CatalogueCopy(folder);
    }

    String path() {
        return folder.toString();
    }

    CatalogueCopy change(String file, String find, String replace) throws IOException {
        String text = Files.readString(folder.resolve(file));
        if (!text.contains(find)) {
            throw new IllegalArgumentException(file + " does not contain " + find);
        }
        Files.writeString(folder.resolve(file), text.replace(find, replace));
        return this;
    }

    List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }
}
