package io.auscult.cli.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.streams.processor.AssessRisk;
import io.auscult.streams.processor.Decide;
import io.auscult.streams.processor.FoldChart;
import io.auscult.streams.store.StoreChart;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final String THREAD = "bench-pipeline-x-StreamThread-1";

    /** Names of classes, so that a class that moves is found here and not as a wrong share. */
    private static final List<String> READING_FOR_A_MODEL = List.of(
            "org.rocksdb.RocksDB.get",
            StoreChart.class.getName() + ".fact",
            AssessRisk.class.getName() + ".process",
            FoldChart.class.getName() + ".process",
            "org.apache.kafka.streams.processor.internals.StreamThread.run");

    @Test
    void theStageIsTheInnermostProcessor() {
        assertThat(Places.stage(READING_FOR_A_MODEL, THREAD)).isEqualTo("assess-risk");
        assertThat(Places.stage(List.of(Decide.class.getName() + ".process"), THREAD))
                .isEqualTo("decide");
    }

    @Test
    void theWorkIsTheInnermostThatIsKnown() {
        assertThat(Places.work(READING_FOR_A_MODEL, THREAD)).isEqualTo("RocksDB");
        assertThat(Places.work(READING_FOR_A_MODEL.subList(1, 5), THREAD)).isEqualTo("chart store");
        assertThat(Places.work(List.of("java.util.HashMap.get", "org.drools.core.X.y"), THREAD))
                .isEqualTo("rules");
    }

    @Test
    void otherThreadsAreNoStage() {
        assertThat(Places.stage(READING_FOR_A_MODEL, "kafka-producer-network-thread | x"))
                .isEqualTo("producer thread");
        assertThat(Places.stage(READING_FOR_A_MODEL, "main")).isEqualTo("other threads");
    }
}
