package io.auscult.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.value.Mode;
import io.auscult.models.card.Engine;
import io.auscult.models.card.FolderCard;
import io.auscult.models.card.FolderCardFile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a data scientist is told who made a mistake in a card: the key, the input, the line, and what it should be. */
class CardErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "concept: age, range: [1, 2], take: median | card.yaml: inputs: take of input x is not one of newest, oldest, min, max, mean, count, present (line 7)",
                "concept: creatinine, unit: mg/dL | card.yaml: inputs: range is missing (line 7)",
                "concept: creatinine, range: [1, 2] | card.yaml: inputs: unit is missing (line 7)",
                "concept: Creatinine, unit: mg/dL, range: [1, 2] | card.yaml: inputs: concept of input x is not a concept's id, such as body-weight; nor age or sex (line 7)",
                "concept: creatinine, unit: mg/dL, range: [2, 1] | card.yaml: inputs: range of input x is not [lowest, highest] (line 7)",
                "concept: creatinine, unit: mg/dL, range: [0, 9], transform: log | card.yaml: inputs: range of input x reaches to where the transform has no value (line 7)",
                "concept: creatinine, unit: mg/dL, range: [1, 9], transform: square | card.yaml: inputs: transform of input x is not none, log, log10, log1p, {map: …} or {one-hot: …} (line 7)",
                "concept: creatinine, unit: mg/dL, range: [1, 9], missing: {impute: 0.9} | card.yaml: inputs: missing of input x imputes 0.9, outside the range 1 to 9 (line 7)",
                "concept: creatinine, unit: mg/dL, range: [1, 9], missing: mean | card.yaml: inputs: missing of input x is not refuse, nan, {impute: …} or {impute: …, flag: …} (line 7)",
                "concept: creatinine, unit: mg/dL, range: [1, 9], window: P1Y | card.yaml: inputs: window is not a period in days, hours, minutes or seconds such as P365D or PT6H (line 7)",
                "concept: creatinine, unit: mg/dL, range: [1, 9], windows: P9D | card.yaml: inputs: windows is no key that is known here; there are allowed, codes, concept, missing, name, precision, range, take, transform, unit, window (line 7)",
                "concept: sex, range: [0, 1] | card.yaml: inputs: transform of input x is missing: sex is a word; write {map: {female: 0, male: 1}} or as the model was trained (line 7)",
                "concept: age, range: [18, 99], window: P9D | card.yaml: inputs: take of input x and window have no meaning for age and sex (line 7)",
                "concept: statin, take: present, missing: nan | card.yaml: inputs: missing of input x has no meaning for \"take: present\": none on record is 0 (line 7)",
                "concept: statin, take: present, range: [0, 1] | card.yaml: inputs: range of input x has no meaning for words or for \"take: present\"; leave it out (line 7)",
                "concept: smoking-status, take: max, transform: {map: {current-smoker: 1}} | card.yaml: inputs: take of input x of words is newest or oldest (line 7)",
            })
    void aWrongInput(String keys, String message) {
        String card = GivenFolder.logistic()
                .inputs("- {name: x, allowed: any, " + keys + "}")
                .card();

        assertThatThrownBy(() -> FolderCardFile.parse(card))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cut-points: [{below: 0.5, band: low}] | cut-points has to end with a band that has no \"below\"",
                "cut-points: [{below: 0.5, band: low}, {below: 0.2, band: low}, {band: high}] | cut-points is not in order: each \"below\" is greater than the one before it",
                "cut-points: [{below: 0.5, band: low}, {band: high}] | bands does not say what \"low\" of the cut-points means",
                "calibration: {isotonic: {x: [0, 0], y: [0, 1]}} | calibration: isotonic: x does not increase at its entry 2",
                "calibration: {platt: {slope: -1, intercept: 0}} | calibration: platt: slope is not above 0; a greater raw output means a greater score",
                "calibration: platt | calibration is not none, {platt: …} or {isotonic: …}",
                "mode: on | mode is not live, shadow or off",
                "run: {megabytes: 0} | run: megabytes is not a whole number above 0: 0",
                "reference: {agee: 55} | reference: agee is no key that is known here; there are age, bmi, creatinine",
                "remote: {url: 'https://x'} | onnx or remote has to be there, one of them",
                "owner: me | owner is no key that is known here; there are",
            })
    void aWrongKey(String key, String message) {
        String card = GivenFolder.logistic().with(key).card();

        assertThatThrownBy(() -> FolderCardFile.parse(card))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("card.yaml: " + message);
    }

    @Test
    void whatIsNoYaml() {
        assertThatThrownBy(() -> FolderCardFile.parse("id: a\nname: [b\n"))
                .hasMessageStartingWith("card.yaml line 3: is not YAML: ");
        assertThatThrownBy(() -> FolderCardFile.parse("id: a\nid: b\n"))
                .hasMessageStartingWith("card.yaml line 2: is not YAML: found duplicate key id");
    }

    @Test
    void aClassThatYamlTakesForTrue() {
        String card = GivenFolder.logistic()
                .onnx("{input: X, output: p, class: yes, sha256: SHA256}")
                .card();

        assertThatThrownBy(() -> FolderCardFile.parse(card))
                .hasMessageStartingWith(
                        "card.yaml: onnx: class is read as true or false; write it in quotes: class: 'yes'");
    }

    @Test
    void twoColumnsOfOneName() {
        String card = GivenFolder.logistic()
                .inputs("- {name: x, range: [0, 1], missing: {impute: 0, flag: y}, allowed: any}\n"
                        + "- {name: y, range: [0, 1], allowed: any}")
                .card();

        assertThatThrownBy(() -> FolderCardFile.parse(card))
                .hasMessageStartingWith("card.yaml: inputs has two columns named y");
    }

    @Test
    void readsAServersCard() {
        String remote = GivenFolder.logistic().card().replaceAll("(?m)^onnx: .*$", """
                        remote:
                          url: https://models.example:8443/
                          model: sepsis
                          version: '3'
                          input: X
                          output: p
                          index: 1
                          timeout: PT2S""");
        FolderCard card = FolderCardFile.parse(remote);

        assertThat(card.mode()).isEqualTo(Mode.SHADOW);
        assertThat(card.columns()).containsExactly("age", "creatinine", "bmi");
        assertThat(card.engine()).isInstanceOfSatisfying(Engine.Remote.class, server -> {
            assertThat(server.url()).hasToString("https://models.example:8443");
            assertThat(server.version()).isEqualTo("3");
            assertThat(server.index()).isEqualTo(1);
            assertThat(server.timeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(server.attempts()).isEqualTo(3);
            assertThat(server.concurrency()).isEqualTo(8);
            assertThat(server.retryAfter()).isEqualTo(Duration.ofMinutes(5));
        });
    }
}
