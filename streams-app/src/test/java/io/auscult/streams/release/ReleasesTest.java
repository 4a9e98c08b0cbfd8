package io.auscult.streams.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Rulebook;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReleasesTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T08:00:00Z");
    private static final ModelRef MODEL = new ModelRef("m", "1");

    private final List<String> compiled = new ArrayList<>();
    private final Releases releases = new Releases(new Recording(), List.of(new QuietModel()));

    @Test
    void hasNothingInForceBeforeTheFirstRelease() {
        assertThat(releases.at(MONDAY).models()).isEmpty();
        assertThat(releases.at(MONDAY).rulebook().version()).isEqualTo("none");
    }

    @Test
    void choosesTheVersionByThePatientsNowAndNotByArrival() {
        releases.add(List.of(), List.of(), List.of(pack("2", TUESDAY)));
        releases.add(List.of(), List.of(), List.of(pack("1", MONDAY)));
        assertThat(releases.at(TUESDAY.minusMillis(1)).rulebook().version()).isEqualTo("[cardiac@1]");
        assertThat(releases.at(TUESDAY).rulebook().version()).isEqualTo("[cardiac@2]");
    }

    @Test
    void leavesOutAModelThatIsOff() {
        releases.add(List.of(), List.of(new Deployment(MODEL, Mode.LIVE, MONDAY)), List.of());
        releases.add(List.of(), List.of(new Deployment(MODEL, Mode.OFF, TUESDAY)), List.of());
        assertThat(releases.at(MONDAY).models()).hasSize(1);
        assertThat(releases.at(TUESDAY).models()).isEmpty();
    }

    @Test
    void compilesARulebookOnceAndNotPerQuestion() {
        releases.add(List.of(), List.of(), List.of(pack("1", MONDAY)));
        releases.at(MONDAY);
        releases.at(TUESDAY);
        assertThat(compiled).containsExactly("[cardiac@1]");
    }

    @Test
    void anEarlierVersionIsInForceAgainFromItsRollbackOn() {
        Instant wednesday = TUESDAY.plusSeconds(86_400);
        releases.add(List.of(), List.of(), List.of(pack("1", MONDAY), pack("2", TUESDAY), pack("1", wednesday)));
        assertThat(releases.at(MONDAY).rulebook().version()).isEqualTo("[cardiac@1]");
        assertThat(releases.at(TUESDAY).rulebook().version()).isEqualTo("[cardiac@2]");
        assertThat(releases.at(wednesday).rulebook().version()).isEqualTo("[cardiac@1]");
        assertThat(compiled).containsExactly("[cardiac@1]", "[cardiac@2]");
    }

    @Test
    void aPackThatDoesNotCompileTakesNoForceAndTheVersionBeforeItStays() {
        PackRelease other = new PackRelease("policy", "1", Mode.LIVE, MONDAY, Map.of());
        releases.add(List.of(), List.of(), List.of(pack("1", MONDAY), other));
        releases.add(List.of(), List.of(), List.of(pack("hostile", TUESDAY)));
        assertThat(releases.at(TUESDAY).rulebook().version()).isEqualTo("[cardiac@1, policy@1]");
        assertThat(releases.refused())
                .containsExactly(Map.entry("cardiac@hostile@" + TUESDAY, "cardiac@hostile: no such rule"));

        releases.add(List.of(), List.of(), List.of(pack("2", TUESDAY.plusSeconds(1))));
        assertThat(releases.at(TUESDAY.plusSeconds(1)).rulebook().version()).isEqualTo("[cardiac@2, policy@1]");
    }

    @Test
    void ofTwoPacksThatDoNotGoTogetherTheNewerTakesNoForce() {
        releases.add(List.of(), List.of(), List.of(pack("1", MONDAY)));
        releases.add(List.of(), List.of(), List.of(new PackRelease("rival", "1", Mode.LIVE, TUESDAY, Map.of())));
        assertThat(releases.at(TUESDAY).rulebook().version()).isEqualTo("[cardiac@1]");
        assertThat(releases.refused()).containsOnlyKeys("rival@1@" + TUESDAY);
    }

    @Test
    void twoSwitchesOfOneVersionAreNotConfused() {
        PackRelease live = pack("1", MONDAY);
        PackRelease ruleOff = live.reaching(Mode.LIVE, Map.of(new RuleId("cardiac/x"), Mode.OFF))
                .from(MONDAY.plusSeconds(1));
        PackRelease off = live.reaching(Mode.OFF, Map.of()).from(MONDAY.plusSeconds(2));
        releases.add(List.of(), List.of(), List.of(off, live, ruleOff, live.from(TUESDAY)));
        assertThat(releases.at(MONDAY).rulebook().version()).isEqualTo("[cardiac@1]");
        assertThat(releases.at(MONDAY.plusSeconds(1)).rulebook().version()).isEqualTo("[cardiac@1 (cardiac/x off)]");
        assertThat(releases.at(MONDAY.plusSeconds(2)).rulebook().version()).isEqualTo("[cardiac@1 off]");
        assertThat(releases.at(TUESDAY).rulebook()).isSameAs(releases.at(MONDAY).rulebook());
    }

    @Test
    void otherFilesUnderOneVersionAreCompiledAnew() {
        PackRelease one = new PackRelease("cardiac", "1", Mode.LIVE, MONDAY, Map.of("a.drl", "one"));
        PackRelease other = new PackRelease("cardiac", "1", Mode.LIVE, TUESDAY, Map.of("a.drl", "other"));
        releases.add(List.of(), List.of(), List.of(one, other));
        assertThat(compiled).hasSize(2);
        assertThat(releases.at(TUESDAY).rulebook())
                .isNotSameAs(releases.at(MONDAY).rulebook());
    }

    @Test
    void whatWaitsForItsApprovalTakesNoForce() {
        releases.add(List.of(), List.of(), List.of(pack("1", MONDAY), pack("2", PackRelease.NEVER)));
        assertThat(releases.at(Instant.MAX).rulebook().version()).isEqualTo("[cardiac@1]");
    }

    @Test
    void waitsForReleasesThatMayBeInForceAndGivesUpAloud() {
        releases.readUpTo(MONDAY);
        assertThatThrownBy(() -> releases.awaitReadFor(TUESDAY, Duration.ofMillis(20)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broker");
    }

    @Test
    void doesNotWaitWhenNothingUnreadCanBeInForce() throws InterruptedException {
        releases.readUpTo(MONDAY);
        releases.awaitReadFor(MONDAY.plus(Releases.LEAD), Duration.ZERO);
        assertThat(releases.at(MONDAY).models()).isEmpty();
    }

    private static PackRelease pack(String version, Instant inForceFrom) {
        return new PackRelease("cardiac", version, Mode.LIVE, inForceFrom, Map.of());
    }

    private final class Recording implements Compilation {
        @Override
        public Concepts concepts(CatalogueRelease release) {
            return Concepts.EMPTY;
        }

        @Override
        public Rulebook rulebook(List<PackRelease> packs, Map<ModelRef, Mode> models) {
            if (packs.stream().anyMatch(pack -> pack.version().equals("hostile"))) {
                throw new IllegalArgumentException("no such rule");
            }
            if (packs.size() > 1 && packs.stream().anyMatch(pack -> pack.id().equals("rival"))) {
                throw new IllegalArgumentException("a rule of two packs");
            }
            String version = packs.stream().map(PackRelease::word).toList().toString();
            compiled.add(version);
            return new Named(version);
        }
    }

    private record Named(String version) implements Rulebook {
        @Override
        public List<Decision> decide(Chart chart, List<Signal> signals, AlertBook book, Instant now) {
            return List.of();
        }
    }

    private static final class QuietModel implements RiskModel {
        @Override
        public ModelRef ref() {
            return MODEL;
        }

        @Override
        public Set<ConceptId> reads() {
            return Set.of();
        }

        @Override
        public Signal assess(Chart chart, Instant now) {
            return new Signal.NotAssessable(
                    MODEL,
                    now,
                    "never",
                    List.of(new Signal.Problem("all", Signal.Problem.Kind.MISSING, "never")),
                    null);
        }
    }
}
