package io.auscult.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledFilesTest {
    @Test
    void readsFromAJar(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("rules.jar");
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(bytes)) {
            put(entries, "auscult/packs/cardiac/pack.yaml", "id: cardiac");
            put(entries, "auscult/packs/cardiac/question.drl", "rule");
            put(entries, "auscult/packs/policy/pack.yaml", "id: policy");
        }

        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(BundledFiles.files(loader, "packs/cardiac", "pack.yaml"))
                    .isEqualTo(Map.of("pack.yaml", "id: cardiac", "question.drl", "rule"));
            assertThatThrownBy(() -> BundledFiles.files(loader, "packs/pancreatic", "pack.yaml"))
                    .hasMessage("auscult/packs/pancreatic/pack.yaml is not packaged");
        }
    }

    private static void put(JarOutputStream entries, String name, String text) throws IOException {
        entries.putNextEntry(new JarEntry(name));
        entries.write(text.getBytes(StandardCharsets.UTF_8));
        entries.closeEntry();
    }
}
