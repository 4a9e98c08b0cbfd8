package io.auscult.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.models.onnx.FolderFiles;
import io.auscult.models.onnx.ModelFolder;
import io.auscult.training.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folders in {@code models/folders} are what the program makes of the published data. */
class CommittedFoldersTest {
    private static final Path COMMITTED = Path.of("../models/folders");

    @Test
    void theHeartDiseaseModelIsMadeAgainByteForByte(@TempDir Path out) throws IOException {
        madeAgain(Study.HEART_DISEASE, "uci_cleveland", out);
    }

    @Test
    void thePancreasModelsAreMadeAgainByteForByte(@TempDir Path out) throws IOException {
        madeAgain(Study.PANCREAS_URINARY, "pancreas_urinary_debernardi2020", out);
    }

    private static void madeAgain(Study study, String data, Path out) throws IOException {
        List<Trained> trained = Training.run(study, PublishedData.folder(data), out, Progress.SILENT);
        for (Trained one : trained) {
            for (String file : List.of("model.onnx", "card.yaml", "vectors.json", "README.md")) {
                assertThat(one.folder().resolve(file))
                        .as("%s of %s", file, one.model())
                        .hasSameBinaryContentAs(COMMITTED.resolve(one.model()).resolve(file));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heart-disease-detection", "pancreatic-cancer-urinary", "pancreatic-cancer-urinary-ca19-9"})
    void everyFolderIsLoadedAndReproducesItsVectors(String id) throws IOException {
        try (ModelFolder folder = ModelFolder.load(FolderFiles.read(COMMITTED.resolve(id)))) {
            assertThat(folder.card().card().model().id()).isEqualTo(id);
            assertThat(folder.published().onChart()).isPresent();
            assertThat(Files.readString(COMMITTED.resolve(id).resolve("card.yaml")))
                    .contains("mode: shadow");
        }
    }
}
