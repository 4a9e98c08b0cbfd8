package io.auscult.cli.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.release.CatalogueRelease;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishingStepTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final CatalogueRelease FIRST = release("1.0.0", NOW.minusSeconds(60), "a");
    private static final CatalogueRelease SECOND = release("1.1.0", NOW.plusSeconds(60), "b");

    @Test
    void writesANewVersionInForceWhenAsked() {
        assertThat(PublishingStep.of(release("1.2.0", Instant.EPOCH, "c"), List.of(FIRST, SECOND), NOW))
                .isEqualTo(new PublishingStep.Write(release("1.2.0", NOW, "c")));
    }

    @Test
    void leavesTheSameFilesUnderTheSameVersionAlone() {
        assertThat(PublishingStep.of(release("1.0.0", Instant.EPOCH, "a"), List.of(FIRST, SECOND), NOW))
                .isEqualTo(new PublishingStep.Standing(FIRST));
    }

    @Test
    void refusesOtherFilesUnderAPublishedVersion() {
        assertThat(PublishingStep.of(release("1.1.0", Instant.EPOCH, "a"), List.of(FIRST, SECOND), NOW))
                .isEqualTo(new PublishingStep.Taken(SECOND));
    }

    @Test
    void findsTheOneInForce() {
        assertThat(PublishingStep.inForce(List.of(SECOND, FIRST), NOW)).contains(FIRST);
        assertThat(PublishingStep.inForce(List.of(SECOND, FIRST), NOW.plusSeconds(60)))
                .contains(SECOND);
        assertThat(PublishingStep.inForce(List.of(SECOND), NOW)).isEmpty();
    }

    private static CatalogueRelease release(String version, Instant inForceFrom, String content) {
        return new CatalogueRelease(version, inForceFrom, Map.of("concepts.csv", content));
    }
}
