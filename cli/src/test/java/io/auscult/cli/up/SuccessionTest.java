package io.auscult.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.release.ModelFiles;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final ModelRef OLD = new ModelRef("prevent", "1.0.0");
    private static final ModelRef NEW = new ModelRef("prevent", "1.1.0");
    private static final ModelFiles FILES =
            new ModelFiles(Map.of("card.yaml", "card".getBytes(StandardCharsets.UTF_8)));

    @Test
    void deploysWhatWasNeverDeployed() {
        assertThat(Succession.of(List.of(ships(OLD, Mode.LIVE)), List.of())).containsExactly(ships(OLD, Mode.LIVE));
    }

    @Test
    void leavesTheModeThatASiteHasGiven() {
        List<Deployment> standing =
                List.of(new Deployment(OLD, Mode.LIVE, BEFORE), new Deployment(OLD, Mode.OFF, BEFORE.plusSeconds(9)));

        assertThat(Succession.of(List.of(ships(OLD, Mode.LIVE)), standing)).isEmpty();
    }

    @Test
    void aNewVersionOfTheBuildTakesThePlaceOfTheOldOne() {
        List<Deployment> written =
                Succession.of(List.of(ships(NEW, Mode.LIVE)), List.of(new Deployment(OLD, Mode.SHADOW, BEFORE)));

        assertThat(written).extracting(Deployment::model).containsExactly(OLD, NEW);
        assertThat(written).extracting(Deployment::mode).containsExactly(Mode.OFF, Mode.SHADOW);
        assertThat(written.getFirst().why()).contains("prevent@1.1.0");
    }

    @Test
    void aModelThatTheSiteTookOffStaysOffInItsNextVersion() {
        assertThat(Succession.of(List.of(ships(NEW, Mode.LIVE)), List.of(new Deployment(OLD, Mode.OFF, BEFORE))))
                .containsExactly(ships(NEW, Mode.OFF));
    }

    @Test
    void noShippedModelBecomesActiveBesideOneOfTheSite() {
        Deployment own = new Deployment(OLD, Mode.LIVE, BEFORE, "kim", "ours", FILES);

        assertThat(Succession.of(List.of(ships(NEW, Mode.LIVE)), List.of(own)))
                .containsExactly(ships(NEW, Mode.SHADOW));
    }

    @Test
    void aNewVersionOfAFolderRunsBesideTheOldOne() {
        Deployment old = new Deployment(OLD, Mode.SHADOW, BEFORE, "", "", FILES);
        Deployment next = new Deployment(NEW, Mode.SHADOW, NOW, "", "", FILES);

        assertThat(Succession.of(List.of(next), List.of(old))).containsExactly(next);
    }

    private static Deployment ships(ModelRef model, Mode mode) {
        return new Deployment(model, mode, NOW);
    }
}
