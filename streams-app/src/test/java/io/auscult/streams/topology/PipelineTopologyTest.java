package io.auscult.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.value.Mode;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.processor.FoldMeters;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PipelineTopologyTest {
    @Test
    void i5TheTopologyIsTheApprovedOne() throws IOException {
        String built = PipelineTopology.build(new PipelineTopology.Parts(
                        Topics.withPrefix(""),
                        WireSerdes.local(),
                        new Releases(new RulesCompilation(), List.of()),
                        FoldMeters.NONE,
                        Duration.ofSeconds(1),
                        Mode.SHADOW))
                .describe()
                .toString();
        Files.writeString(Path.of("target", "topology.txt"), built);
        assertThat(built)
                .as("Changed on purpose? Then: cp streams-app/target/topology.txt streams-app/src/test/resources/")
                .isEqualTo(approved());
    }

    @Test
    void i5ThereIsOneSubTopologyAndNoRepartitioning() throws IOException {
        assertThat(approved()).containsOnlyOnce("Sub-topology:").doesNotContain("repartition");
    }

    private static String approved() throws IOException {
        try (var file = PipelineTopologyTest.class.getResourceAsStream("/topology.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
