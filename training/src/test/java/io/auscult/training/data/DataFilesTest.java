package io.auscult.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.training.PublishedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
    private static final String ROW = "63.0,1.0,1.0,145.0,233.0,1.0,2.0,150.0,0.0,2.3,3.0,0.0,6.0,0";

    @TempDir
    private Path folder;

    @Test
    void aMissingFileIsSaidWithWhereToGetIt() {
        assertThatThrownBy(() -> ClevelandFile.read(folder))
                .isInstanceOf(WrongData.class)
                .hasMessageContaining("processed.cleveland.data: there is no such file")
                .hasMessageContaining("https://doi.org/10.24432/C52P4X");
        assertThatThrownBy(() -> UrinaryFile.read(folder))
                .isInstanceOf(WrongData.class)
                .hasMessageContaining("debernardi_2020_data.csv: there is no such file")
                .hasMessageContaining("https://doi.org/10.1371/journal.pmed.1003489");
    }

    @Test
    void tooFewRowsAreRefused() throws IOException {
        Files.write(folder.resolve(ClevelandFile.NAME), List.of(ROW));
        assertThatThrownBy(() -> ClevelandFile.read(folder))
                .hasMessageContaining("there should be 303 rows and there are 1");
    }

    @Test
    void aCodeThatIsNotDocumentedIsRefusedWithoutShowingTheRow() throws IOException {
        List<String> rows = new ArrayList<>(Collections.nCopies(ClevelandFile.ROWS, ROW));
        rows.set(7, ROW.replace("63.0,1.0,1.0", "63.0,1.0,9.0"));
        Files.write(folder.resolve(ClevelandFile.NAME), rows);
        assertThatThrownBy(() -> ClevelandFile.read(folder))
                .hasMessageContaining("line 8 has an unexpected value in \"cp\"")
                .hasMessageNotContaining("9.0");
    }

    @Test
    void aColumnThatIsMissingIsRefused() throws IOException {
        Files.write(folder.resolve(UrinaryFile.NAME), List.of("sample_id,age", "S1,33"));
        assertThatThrownBy(() -> UrinaryFile.read(folder))
                .hasMessageContaining("the columns should be sample_id,patient_cohort");
    }

    @Test
    void theClevelandDataAreRead() {
        List<Person> people = ClevelandFile.read(PublishedData.folder("uci_cleveland"));
        assertThat(people).hasSize(303);
        assertThat(people.stream().filter(Person::diseased)).hasSize(139);
        assertThat(people.stream().filter(person -> !person.has("fluoroscopy_vessels")))
                .hasSize(4);
        assertThat(people.getFirst().inputs())
                .containsEntry("chest_pain", "chest-pain-typical")
                .containsEntry("resting_ecg", "resting-ecg-lvh")
                .containsEntry("st_slope", "st-slope-down")
                .containsEntry("thallium", "thallium-fixed-defect")
                .containsEntry("exercise_angina", "exercise-angina-no");
    }

    @Test
    void theUrinaryDataAreRead() {
        List<Person> people = UrinaryFile.read(PublishedData.folder("pancreas_urinary_debernardi2020"));
        assertThat(people).hasSize(590);
        assertThat(people.stream().filter(Person::diseased)).hasSize(199);
        assertThat(people.stream().filter(person -> person.has("ca19_9"))).hasSize(350);
        assertThat(people.stream()
                        .filter(person -> "stage I-II".equals(person.groups().get("diagnosis"))))
                .hasSize(102);
        assertThat(people.stream().filter(person -> person.stratum().equals("healthy")))
                .hasSize(183);
    }
}
