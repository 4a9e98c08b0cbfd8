package io.auscult.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.Auscult;
import io.auscult.cli.up.Installation;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.SiteKey;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.v2.V2MessageMapper;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README says to type works as it stands there. */
class DocsTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T10:15:00Z");
    private static final List<String> OF_THE_SCRIPT = List.of("test");

    @Test
    void theReadmesTroponinMessageIsARuleIn() throws IOException {
        String message = readme().lines()
                .filter(line -> line.matches("(MSH|PID|OBR|OBX)\\|.*"))
                .collect(Collectors.joining("\r"));
        PatientId patient = SiteKey.ofHex("00112233445566778899aabbccddeeff").patientId(new Identifier("s", "v"));
        MemoryChart chart = new MemoryChart(patient, ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH)));
        Arrival arrival = new Arrival("lab", "message", RECEIVED, false, ZoneOffset.UTC);
        V2MessageMapper.map(message.getBytes(StandardCharsets.UTF_8), arrival, _ -> patient)
                .events()
                .forEach(chart::fold);
        assertThat(Models.byId("esc-troponin").assess(chart, RECEIVED))
                .isInstanceOfSatisfying(
                        Signal.RiskScored.class,
                        scored -> assertThat(scored.band()).isEqualTo("rule-in"));
    }

    @Test
    void theReadmesCommandsExist() throws IOException {
        Matcher rows = Pattern.compile("(?m)^\\| `([a-z-]+)").matcher(readme());
        List<String> named = rows.results().map(row -> row.group(1)).distinct().toList();
        assertThat(named).contains("up", "send", "score");
        assertThat(Stream.concat(Auscult.commandLine().getSubcommands().keySet().stream(), OF_THE_SCRIPT.stream())
                        .toList())
                .containsAll(named);
    }

    @Test
    void theReadmesPathsExist() throws IOException {
        Path root = Installation.found().root();
        Matcher links = Pattern.compile("]\\(((?!http)[^)#]+)\\)").matcher(readme());
        assertThat(links.results().map(link -> link.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(root.resolve(path)).exists());
    }

    private static String readme() throws IOException {
        return Files.readString(Installation.found().root().resolve("README.md"));
    }
}
