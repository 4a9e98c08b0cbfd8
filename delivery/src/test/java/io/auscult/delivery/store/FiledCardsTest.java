package io.auscult.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.delivery.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FiledCardsTest {
    private final Cards cards = new FiledCards();

    @Test
    void readsTheRulesOfAShippedPack() throws IOException {
        PackRelease cardiac = new PackRelease("cardiac", "1.0.0", Mode.SHADOW, Sample.NOW, files());

        assertThat(cards.modes(cardiac))
                .containsEntry(Sample.STATIN, Mode.SHADOW)
                .containsKey(Sample.TROPONIN);
        assertThat(cards.card(cardiac, Sample.STATIN)).hasValueSatisfying(card -> {
            assertThat(card.markdown()).contains("What it does not say");
            assertThat(card.evidence()).isNotEmpty();
            assertThat(card.overrideReasons()).isNotEmpty();
        });
        assertThat(cards.card(cardiac, Sample.DIABETES)).isEmpty();
    }

    @Test
    void aRuleThatWasSwitchedOffIsOffThoughItsPackIsLive() throws IOException {
        PackRelease cardiac = new PackRelease("cardiac", "1.0.0", Mode.LIVE, Sample.NOW, files());

        assertThat(cards.modes(cardiac.reaching(Mode.LIVE, Map.of(Sample.TROPONIN, Mode.OFF))))
                .containsEntry(Sample.TROPONIN, Mode.OFF)
                .containsEntry(Sample.STATIN, Mode.LIVE);
    }

    @Test
    void refusesAPackThatCannotBeRead() {
        PackRelease empty = new PackRelease("cardiac", "1.0.0", Mode.LIVE, Sample.NOW, Map.of());

        assertThatThrownBy(() -> cards.modes(empty)).isInstanceOf(RuntimeException.class);
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var paths = Files.list(Path.of("../rules/packs/cardiac"))) {
            for (Path path : paths.toList()) {
                files.put(String.valueOf(path.getFileName()), Files.readString(path));
            }
        }
        return files;
    }
}
