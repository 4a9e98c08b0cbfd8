package io.auscult.cli.backfill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that a user named, in the order in which they are sent.
 *
 * @param leftOut files of the folders that do not begin with a resource on a line, so they are no NDJSON
 */
record BulkFolder(List<BulkFile> files, List<Path> leftOut) {

    /**
     * @param paths files, and folders with all that is in them but hidden files
     * @param types only files of these types; all when empty
     * @throws IOException when a file is not there, or one that was named itself is no NDJSON
     */
    static BulkFolder of(List<Path> paths, Set<String> types) throws IOException {
        List<BulkFile> files = new ArrayList<>();
        List<Path> leftOut = new ArrayList<>();
        Set<Path> seen = new LinkedHashSet<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new IOException("There is no file " + path);
            }
            boolean folder = Files.isDirectory(path);
            for (Path file : folder ? within(path) : List.of(path)) {
                if (seen.add(file.toRealPath())) {
                    add(LocalFile.of(file), folder, types, files, leftOut);
                }
            }
        }
        files.sort(TypeOrder.comparator());
        return new BulkFolder(files, leftOut);
    }

    private static void add(LocalFile file, boolean found, Set<String> types, List<BulkFile> files, List<Path> leftOut)
            throws IOException {
        boolean wanted = types.isEmpty() || types.contains(file.type());
        if (!file.type().isEmpty() || file.bytes() == 0) {
            if (wanted) {
                files.add(file);
            }
        } else if (found) {
            leftOut.add(file.path());
        } else {
            throw new IOException(file.path() + " does not begin with a FHIR resource on a line, so it is no NDJSON."
                    + " Other FHIR and HL7 v2 files go with: auscult send --backfill");
        }
    }

    private static List<Path> within(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
