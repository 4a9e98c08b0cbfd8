package io.auscult.models.onnx;

import io.auscult.core.release.ModelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads a model folder, or a zip of one, into memory. At most 32 files, names of at most 100 characters without folders, 128 MiB in all
 * as unpacked: what is larger is refused while it is read, so a small zip cannot become a large folder. Nothing is written to disk.
 */
public final class FolderFiles {
    private final String place;
    private final Map<String, byte[]> files = new TreeMap<>();
    private long left = FolderLimits.BYTES;

    private FolderFiles(String place) {
        this.place = place;
    }

    /**
     * @param path a folder or a zip file
     * @throws IllegalStateException when it is neither, or holds too much, or names that are no plain file names
     */
    public static ModelFiles read(Path path) throws IOException {
        FolderFiles reader = new FolderFiles(path.toString());
        if (Files.isDirectory(path)) {
            reader.folder(path);
        } else if (Files.isRegularFile(path)) {
            try (InputStream in = Files.newInputStream(path)) {
                reader.zip(in);
            }
        } else {
            throw reader.wrong("is neither a folder nor a zip file");
        }
        return new ModelFiles(reader.files);
    }

    private IllegalStateException wrong(String what) {
        return new IllegalStateException(place + ": " + what);
    }

    private void folder(Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .limit(FolderLimits.FILES + 1L)
                    .toList();
        }
        for (Path entry : entries) {
            try (InputStream in = Files.newInputStream(entry)) {
                add(entry.getFileName().toString(), in);
            }
        }
    }

    /** The files lie at the top of the zip, or all in one folder. */
    private void zip(InputStream in) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(in)) {
            String folder = null;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (entry.isDirectory() || name.startsWith("__MACOSX/") || name.endsWith("/.DS_Store")) {
                    continue;
                }
                String parent = name.substring(0, name.lastIndexOf('/') + 1);
                if (folder != null && !folder.equals(parent)) {
                    throw wrong("has files in two folders, \"" + folder + "\" and \"" + parent + "\"");
                }
                folder = parent;
                requirePlain(parent.isEmpty() ? "" : parent.substring(0, parent.length() - 1));
                add(name.substring(parent.length()), zip);
            }
        } catch (ZipException e) {
            throw new IllegalStateException(place + ": is not a zip file that can be read: " + e.getMessage(), e);
        }
        if (files.isEmpty()) {
            throw wrong("is no zip file, or an empty one");
        }
    }

    private void requirePlain(String name) {
        if (name.length() > FolderLimits.NAME
                || name.contains("/")
                || name.contains("\\")
                || name.contains(":")
                || name.equals("..")
                || name.equals(".")
                || name.chars().anyMatch(Character::isISOControl)) {
            throw wrong("holds \"" + name.replaceAll("\\p{Cntrl}", "?") + "\", which is no plain file name");
        }
    }

    private void add(String name, InputStream in) throws IOException {
        requirePlain(name);
        if (files.size() == FolderLimits.FILES) {
            throw wrong("holds more than " + FolderLimits.FILES + " files");
        }
        byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left + 1));
        left -= bytes.length;
        if (left < 0) {
            throw wrong("holds more than " + (FolderLimits.BYTES >> 20) + " MiB");
        }
        if (files.put(name, bytes) != null) {
            throw wrong("holds " + name + " twice");
        }
    }
}
