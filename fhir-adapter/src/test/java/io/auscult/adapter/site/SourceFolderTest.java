package io.auscult.adapter.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFolderTest {
    @TempDir
    private Path folder = Path.of("");

    private SourceSet read() {
        return new SourceFolder(folder, new MllpAddress("127.0.0.1", 2575)).read();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private List<String> words() {
        return read().problems().stream()
                .map(Problem::words)
                .map(words -> words.replace(folder.toString(), "FOLDER"))
                .toList();
    }

    @Test
    void readsEveryFileThatIsASource() throws IOException {
        write("b.yml", "zone: UTC\nmllp:\n");
        write("a.yaml", "name: zulu\nzone: UTC\nfhir:\n");
        write(".#a.yaml", "not a source");
        write("a.yaml~", "not a source");
        write("a.secret", "not a source");
        Files.createDirectory(folder.resolve("keys.yaml"));
        assertThat(read().sources()).extracting(Source::name).containsExactly("b", "zulu");
    }

    @Test
    void wantsAtLeastOneSource() {
        assertThat(words()).containsExactly("FOLDER:1:1: The folder holds no source; put a file like lab.yaml into it");
    }

    @Test
    void wantsAFolder() throws IOException {
        folder = folder.resolve("nowhere");
        assertThat(words())
                .containsExactly(
                        "FOLDER:1:1: The folder of sources cannot be read; make it, and let the adapter's user read it");
    }

    @Test
    void findsWhatIsWrongInAllFilesAndBetweenThem() throws IOException {
        write("a.yaml", "zone: UTC\nmllp: {port: 6661}\n");
        write("b.yaml", "name: a\nzone: UTC\nmllp:\n  port: 6661\n");
        write("c.yaml", "zone: UTC\nmllp:\n");
        write("d.yaml", "zone: UTC\nmllp: {host: localhost}\n");
        write("e.yaml", "zone: Nowhere\nfhir:\n");
        Files.write(folder.resolve("f.yaml"), new byte[] {'z', (byte) 0xff});
        assertThat(words())
                .containsExactly(
                        "b.yaml:1:7: The source \"a\" stands in a.yaml too; give each source a name of its own",
                        "b.yaml:4:9: The MLLP port is that of a.yaml too; give each source a port of its own, with \"mllp: {port: …}\"",
                        "d.yaml:2:7: The MLLP port is that of c.yaml too; give each source a port of its own, with \"mllp: {port: …}\"",
                        "e.yaml:1:7: \"zone\" is no time zone: \"Nowhere\"; use a name like \"Europe/Vienna\", or \"UTC\"",
                        "f.yaml:1:1: The file cannot be read; save it as UTF-8 text of at most 1 MB, and let the adapter's user"
                                + " read it");
        assertThat(read().sources()).isEmpty();
    }

    @Test
    void letsManyHaveAnyFreePort() throws IOException {
        write("a.yaml", "zone: UTC\nmllp: {port: 0}\n");
        write("b.yaml", "zone: UTC\nmllp: {port: 0}\n");
        assertThat(read().isValid()).isTrue();
    }

    @Test
    void wantsANameWhereTheFilesNameIsNone() throws IOException {
        write("Main Lab.yaml", "zone: UTC\nmllp:\n");
        assertThat(words())
                .containsExactly(
                        "Main Lab.yaml:1:1: The name of the file is no name: \"Main Lab\"; rename the file, or add \"name: …\"; use"
                                + " lower-case letters, digits, dots and hyphens, as in \"main-lab\"");
    }

    private static final String VALID = """
            name: main-lab
            patient-identifiers: ["urn:oid:1.2.3"]
            zone: Europe/Vienna
            silence: 30m
            authorities: {HOSP: "urn:oid:1.2.3"}
            attachment-bytes: 64KB
            picks:
              - {segment: ZVT, field: 3, code: {system: http://loinc.org, value: 8806-2}, display: EF, type: number, ucum: "%"}
            mllp: {host: 127.0.0.1, port: 2575, acknowledge: understood, idle: 10m}
            fhir:
            ehr:
              base: https://ehr.example.org/fhir
              notify-at: https://a.example/sources/main-lab/fhir
              subscriptions:
                - {name: a, style: r5, topic: "urn:x", filters: [a], content: empty, heartbeat: 1m, types: [Observation]}
              polls: [{name: p, search: Observation, how: history, every: 5m}]
            """;

    private static final String ODD = "{}[]:,-&*!|>'\"%@`#?\t\n \u0000\u00e9\u2028~<=0-9aZ.";

    /** Whatever becomes of a file, reading it ends with sources or with problems that say where. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void saysWhatIsWrongWithAnyFile(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            Files.write(folder.resolve("a.yaml"), mutated(random).getBytes(StandardCharsets.UTF_8));
            SourceSet set = read();
            assertThat(set.sources()).hasSize(set.isValid() ? 1 : 0);
            assertThat(set.problems()).allSatisfy(problem -> {
                assertThat(problem.file()).isEqualTo("a.yaml");
                assertThat(problem.line()).isBetween(1, VALID.lines().toList().size() + 20);
                assertThat(problem.column()).isPositive();
                assertThat(problem.what()).isNotBlank();
                assertThat(problem.remedy()).isNotBlank();
            });
        }
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(VALID);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, ODD.charAt(random.nextInt(ODD.length())));
                case 2 -> text.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
                case 3 -> text.delete(at, Math.min(text.length(), at + random.nextInt(60)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
            }
        }
        return text.toString();
    }

    @Test
    void readsTheFileThatTheMutationsBeginWith() throws IOException {
        write("a.yaml", VALID);
        assertThat(words()).isEmpty();
    }
}
