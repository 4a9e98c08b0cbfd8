package io.auscult.cli.score;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What is scored as one: a Bundle or resource in a file of its own, or all NDJSON files of one folder, since a bulk export has each
 * type of resource in another. Compressed with gzip or not.
 *
 * @param files one JSON file, or NDJSON files of one folder in the order of their names
 */
public record FhirFile(List<Path> files, boolean lines) {
    public FhirFile {
        files = List.copyOf(files);
    }

    /**
     * Everything that these paths hold, folders searched to the bottom, in the order of the names.
     *
     * @throws IOException when a path is not there, or holds no FHIR file
     */
    public static List<FhirFile> all(List<Path> paths) throws IOException {
        List<FhirFile> found = new ArrayList<>();
        Map<Path, List<Path>> lines = new TreeMap<>();
        for (Path path : paths) {
            for (Path file : files(path)) {
                if (plainName(file).endsWith(".ndjson")) {
                    lines.computeIfAbsent(file.toAbsolutePath().getParent(), _ -> new ArrayList<>())
                            .add(file);
                } else {
                    found.add(new FhirFile(List.of(file), false));
                }
            }
        }
        lines.values().forEach(files -> found.add(new FhirFile(files, true)));
        return found;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException("There is no file " + path);
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> below = Files.walk(path)) {
            List<Path> files = below.filter(Files::isRegularFile)
                    .filter(file ->
                            plainName(file).endsWith(".json") || plainName(file).endsWith(".ndjson"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IOException("There is no .json or .ndjson file in " + path);
            }
            return files;
        }
    }

    private static String plainName(Path file) {
        return file.getFileName().toString().replaceFirst("\\.gz$", "");
    }

    public byte[] bytes() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Path file : files) {
            try (InputStream in = opened(file)) {
                in.transferTo(all);
            }
            if (lines) {
                all.write('\n');
            }
        }
        return all.toByteArray();
    }

    /** One of the files, decompressed. */
    public static InputStream opened(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    /** For a reader: the file, or the folder of several. */
    @Override
    public String toString() {
        return lines && files.size() > 1
                ? files.getFirst().toAbsolutePath().getParent() + "/*.ndjson"
                : files.getFirst().toString();
    }
}
