package io.auscult.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.rules.release.Packs;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackSuccessionTest {
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SINCE = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final PackRelease OLD = Packs.live("1.0.0", BEFORE);
    private static final PackRelease NEW = Packs.live("1.1.0", NOW);

    private final List<String> told = new ArrayList<>();

    @Test
    void publishesWhatDoesNotStandAndNothingTwice() {
        assertThat(published(OLD)).containsExactly(OLD);
        assertThat(published(OLD.from(NOW), OLD)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aNewerVersionOfTheBuildTakesThePlaceOfItsOlderOne() {
        assertThat(published(NEW, OLD)).containsExactly(NEW);
    }

    @Test
    void whatTheSiteHasTakenBackStaysTakenBackInTheNewVersion() {
        RuleId rule = new RuleId("heart/one");
        PackRelease off = OLD.reaching(Mode.SHADOW, Map.of(rule, Mode.OFF))
                .decided("cardiology", "harm")
                .from(SINCE);
        assertThat(published(OLD.from(NOW), OLD, off)).isEmpty();
        assertThat(published(NEW, OLD, off)).containsExactly(NEW.reaching(Mode.SHADOW, Map.of(rule, Mode.OFF)));
    }

    @Test
    void aVersionOlderThanWhatStandsStaysUnpublished() {
        assertThat(published(OLD, NEW.from(BEFORE))).isEmpty();
    }

    @Test
    void aVersionThatTheSiteHasChosenStays() {
        PackRelease own = Packs.live("1.0.1", SINCE).decided("informatics", "our own");
        assertThat(published(NEW, OLD, own)).isEmpty();
        assertThat(told).singleElement().asString().contains("the site has chosen heart@1.0.1", "rules publish");

        PackRelease back = OLD.decided("cardiology", "too many").from(SINCE.plusSeconds(9));
        assertThat(published(Packs.live("1.2.0", NOW), OLD, NEW.from(SINCE), back))
                .as("after a rollback")
                .isEmpty();
    }

    @Test
    void saysWhenTheBuildHasOtherFilesUnderAPublishedVersion() {
        PackRelease changed = new PackRelease("heart", "1.0.0", Mode.LIVE, NOW, Map.of("pack.yaml", "id: heart"));
        assertThat(published(changed, OLD)).isEmpty();
        assertThat(told).singleElement().asString().contains("heart@1.0.0", "Raise the version");
    }

    private List<PackRelease> published(PackRelease shipped, PackRelease... standing) {
        return PackSuccession.of(List.of(shipped), List.of(standing), told::add);
    }
}
