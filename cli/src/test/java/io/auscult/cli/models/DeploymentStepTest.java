package io.auscult.cli.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.cli.models.DeploymentStep.Refused;
import io.auscult.cli.models.DeploymentStep.Standing;
import io.auscult.cli.models.DeploymentStep.Wish;
import io.auscult.cli.models.DeploymentStep.Write;
import io.auscult.cli.up.StartFailure;
import io.auscult.core.release.ModelFiles;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import io.auscult.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeploymentStepTest {
    private static final Instant SOON = Instant.parse("2026-03-01T00:00:10Z");
    private static final ModelRef OLD = new ModelRef("heart", "1.0.0");
    private static final ModelRef NEW = new ModelRef("heart", "1.1.0");
    private static final ModelFiles FILES = files("one");

    @Test
    void deploysAModelWithItsFilesTheFirstTime() {
        assertThat(step(wish(NEW, Mode.SHADOW, FILES, false)))
                .isEqualTo(new Write(List.of(new Deployment(NEW, Mode.SHADOW, SOON, "kim", "trial", FILES))));
    }

    @Test
    void switchesWithoutSendingTheFilesAgain() {
        Deployment before = deployed(NEW, Mode.SHADOW, FILES);
        assertThat(step(wish(NEW, Mode.LIVE, FILES, false), before))
                .isInstanceOfSatisfying(
                        Write.class,
                        write -> assertThat(write.deployments())
                                .containsExactly(new Deployment(NEW, Mode.LIVE, SOON, "kim", "trial", null)));
    }

    @Test
    void leavesAloneWhatIsSoAlready() {
        Deployment before = deployed(NEW, Mode.SHADOW, FILES);
        assertThat(step(wish(NEW, Mode.SHADOW, null, false), before)).isEqualTo(new Standing(before));
    }

    @Test
    void refusesOtherFilesUnderADeployedVersion() {
        assertThat(step(wish(NEW, Mode.LIVE, files("two"), false), deployed(NEW, Mode.SHADOW, FILES)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("Raise the version"));
    }

    @Test
    void refusesASecondActiveVersionAndNamesTheFirst() {
        assertThat(step(wish(NEW, Mode.LIVE, FILES, false), deployed(OLD, Mode.LIVE, null)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("heart@1.0.0 is active")
                                .contains("--instead"));
    }

    @Test
    void takesTheOtherVersionOffAtTheSameMoment() {
        assertThat(step(
                        wish(NEW, Mode.LIVE, null, true),
                        deployed(OLD, Mode.LIVE, null),
                        deployed(NEW, Mode.SHADOW, FILES)))
                .isInstanceOfSatisfying(Write.class, write -> {
                    assertThat(write.deployments())
                            .extracting(Deployment::model)
                            .containsExactly(OLD, NEW);
                    assertThat(write.deployments()).extracting(Deployment::mode).containsExactly(Mode.OFF, Mode.LIVE);
                    assertThat(write.deployments())
                            .extracting(Deployment::inForceFrom)
                            .containsOnly(SOON);
                });
    }

    @Test
    void takesForceAfterASwitchThatIsStillAhead() {
        Deployment ahead = new Deployment(NEW, Mode.LIVE, SOON.plusSeconds(3), "", "", null);
        assertThat(step(wish(NEW, Mode.OFF, null, false), deployed(NEW, Mode.SHADOW, FILES), ahead))
                .isInstanceOfSatisfying(
                        Write.class,
                        write -> assertThat(write.deployments().getFirst().inForceFrom())
                                .isEqualTo(SOON.plusSeconds(3).plusMillis(1)));
    }

    @Test
    void shadowBesideAnActiveVersionIsFine() {
        assertThat(step(wish(NEW, Mode.SHADOW, FILES, false), deployed(OLD, Mode.LIVE, null)))
                .isInstanceOf(Write.class);
    }

    @Test
    void findsWhatIsInForceAndWhatIsAhead() {
        Deployment now = deployed(NEW, Mode.SHADOW, FILES);
        Deployment ahead = new Deployment(NEW, Mode.LIVE, SOON, "", "", null);
        Deployments all = new Deployments(List.of(ahead, now));
        assertThat(all.inForce(NEW, SOON.minusMillis(1))).contains(now);
        assertThat(all.inForce(NEW, SOON)).contains(ahead);
        assertThat(all.files(NEW)).contains(FILES);
        assertThat(all.lastMode(OLD)).isEqualTo(Mode.OFF);
    }

    @Test
    void aModelIsNamedWithItsVersionWhereItHasSeveral() {
        List<ModelRef> known = List.of(OLD, NEW, new ModelRef("prevent", "1.0.0"));
        assertThat(ModelName.of("heart@1.1.0").among(known)).isEqualTo(NEW);
        assertThat(ModelName.of("prevent").among(known).version()).isEqualTo("1.0.0");
        assertThatThrownBy(() -> ModelName.of("heart").among(known))
                .hasMessage("\"heart\" may be heart@1.0.0, heart@1.1.0; name the version");
        assertThatThrownBy(() -> ModelName.of("lung").among(known)).hasMessageContaining("There is no model \"lung\"");
    }

    @Test
    void aModelTooLargeForARecordIsRefusedWithTheWayOut() {
        Deployment deployment = deployed(NEW, Mode.SHADOW, FILES);
        assertThatThrownBy(() -> DeploymentTopic.requireRoom(deployment, Topics.LARGEST_RECORD_BYTES))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("remote:")
                .hasMessageContaining("smaller");
    }

    private static DeploymentStep step(Wish wish, Deployment... standing) {
        return DeploymentStep.of(wish, new Deployments(List.of(standing)), SOON);
    }

    private static Wish wish(ModelRef model, Mode mode, @Nullable ModelFiles files, boolean instead) {
        return new Wish(model, mode, "kim", "trial", files, instead);
    }

    private static Deployment deployed(ModelRef model, Mode mode, @Nullable ModelFiles files) {
        return new Deployment(model, mode, SOON.minusSeconds(3600), "", "", files);
    }

    private static ModelFiles files(String content) {
        return new ModelFiles(Map.of("card.yaml", content.getBytes(StandardCharsets.UTF_8)));
    }
}
