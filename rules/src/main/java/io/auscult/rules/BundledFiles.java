package io.auscult.rules;

import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.pack.FileTexts;
import io.auscult.rules.pack.PackFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The packs and concepts that ship with Auscult, read from the class path: a folder while developing, a jar when packaged. */
public final class BundledFiles {
    private static final String ROOT = "auscult/";
    private static final String CONCEPTS = "concepts";
    private static final ClassLoader LOADER = BundledFiles.class.getClassLoader();
    private static final List<String> PACKS = List.of("cardiac", "diabetes", "pancreatic", "policy");

    private BundledFiles() {}

    public static List<PackRelease> packs(Instant inForceFrom) {
        return PACKS.stream()
                .map(pack -> PackFiles.release(files(LOADER, "packs/" + pack, PackFiles.PACK), inForceFrom))
                .toList();
    }

    public static CatalogueRelease concepts(Instant inForceFrom) {
        return ConceptFiles.release(files(LOADER, CONCEPTS, "catalogue.yaml"), inForceFrom);
    }

    /** @param known a file that is surely there, from which the others are found */
    static Map<String, String> files(ClassLoader loader, String folder, String known) {
        String path = ROOT + folder + "/";
        URL url = Objects.requireNonNull(loader.getResource(path + known), () -> path + known + " is not packaged");
        try {
            return url.openConnection() instanceof JarURLConnection jar
                    ? packaged(jar.getJarFile(), path)
                    : PackFolder.files(Objects.requireNonNull(
                            Path.of(URI.create(url.toString())).getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the packaged files below " + path, e);
        }
    }

    /** The jar stays open: it is the class loader's own. */
    private static Map<String, String> packaged(JarFile jar, String path) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (JarEntry entry : jar.stream().toList()) {
            if (entry.getName().startsWith(path) && !entry.isDirectory()) {
                try (InputStream bytes = jar.getInputStream(entry)) {
                    files.put(entry.getName().substring(path.length()), bytes.readAllBytes());
                }
            }
        }
        return FileTexts.of(files);
    }
}
