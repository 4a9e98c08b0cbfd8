package io.auscult.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.training.report.Made;
import io.auscult.training.report.ModelFolder;
import io.auscult.training.study.Group;
import io.auscult.training.study.Subject;
import io.auscult.training.validate.Plan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Subject SUBJECT = new Subject(
            "made-up",
            3,
            List.of(MadeUp.DESIGN),
            MadeUp.people(200, 4),
            List.of(Group.of("pain", "none"), Group.of("pain", "typical")),
            List.of(Group.of("pain", "typical")),
            List.of());

    private static Made made(long seed) {
        return Training.make(SUBJECT, new Plan(4, 3, 2, 100, seed), Progress.SILENT);
    }

    @Test
    void trainingTwiceGivesTheSameFilesByteForByte() {
        assertThat(ModelFolder.of(made(1))).containsExactlyEntriesOf(ModelFolder.of(made(1)));
    }

    @Test
    void anotherSeedGivesOtherFoldsAndSoOtherFigures() {
        assertThat(ModelFolder.of(made(2)).get("card.yaml"))
                .isNotEqualTo(ModelFolder.of(made(1)).get("card.yaml"));
    }

    @Test
    void everyPlaceOfTheTextsIsFilled() {
        assertThat(new String(ModelFolder.of(made(1)).get("card.yaml"), StandardCharsets.UTF_8))
                .contains("id: made-up", "version: 3.0.0")
                .doesNotContain("{{");
    }

    @Test
    void groupsAreMeasuredAtTheCutOffOfAll() {
        Made made = made(1);
        assertThat(made.performance().groups()).hasSize(2).allSatisfy(group -> {
            assertThat(group.auroc()).isPresent();
            assertThat(group.sensitivity()).isBetween(0.0, 1.0);
            assertThat(group.diseased() + group.others()).isBetween(80L, 120L);
        });
    }

    @Test
    void aGroupThatIsHeldOutIsScoredByAModelThatNeverSawIt() {
        assertThat(made(1).heldOut()).singleElement().satisfies(held -> {
            assertThat(held.scored()).hasSizeBetween(80, 120);
            // the pain itself could not be learnt, the three other findings could
            assertThat(held.auroc().value()).isBetween(0.7, 0.95);
        });
    }

    @Test
    void saysHowFarItHasCome() {
        AtomicInteger most = new AtomicInteger();
        Training.make(SUBJECT, new Plan(4, 3, 2, 100, 1), (_, done, of) -> {
            assertThat(of).isEqualTo(8);
            most.accumulateAndGet(done, Math::max);
        });
        assertThat(most).hasValue(8);
    }
}
