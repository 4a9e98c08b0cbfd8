package io.auscult.models.endpac;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.models.SharedVectors;
import java.io.IOException;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpacScoreTest {
    @ParameterizedTest
    @CsvSource({"99, 1", "100, 2", "109, 2", "110, 3", "125, 3", "126, 4", "160, 4", "161, 5"})
    void categorisesGlucoseAsPrinted(BigDecimal mgDl, int category) {
        assertThat(EndpacScore.glucoseCategory(mgDl)).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({
        "-6.0, 6", "-5.9, 4", "-4.0, 4", "-3.9, 2", "-2.0, 2", "-1.9, 0", "0.0, 0", "1.9, 0", "2.0, -2", "3.9, -2",
        "4.0, -4", "5.9, -4", "6.0, -6"
    })
    void aLossScoresUp(BigDecimal kg, int points) {
        assertThat(EndpacScore.weightPoints(kg)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"59, -1", "60, 0", "69, 0", "70, 1"})
    void scoresAgeAsPrinted(BigDecimal years, int points) {
        assertThat(EndpacScore.agePoints(years)).isEqualTo(points);
    }

    /** The paper's abstract says "below 0" for very low; its Results, and the proportions, say 0 too. */
    @ParameterizedTest
    @CsvSource({"-1, VERY_LOW", "0, VERY_LOW", "1, INTERMEDIATE", "2, INTERMEDIATE", "3, HIGH", "11, HIGH"})
    void zeroIsVeryLow(int score, EndpacBand band) {
        assertThat(EndpacBand.of(score)).isEqualTo(band);
    }

    @Test
    void roundsToThePrintedPrecisionAndSaysSo() {
        EndpacScore score = score("109.5", "99.4", "-3.95", "59.9");

        assertThat(score.glucose()).isEqualTo(2);
        assertThat(score.weight()).isEqualTo(4);
        assertThat(score.age()).isEqualTo(-1);
        assertThat(score.caveats())
                .containsExactly(
                        "The glucose at onset of 109.5 was scored as 110.",
                        "The glucose one year before of 99.4 was scored as 99.",
                        "The weight change of -3.95 was scored as -4.0.",
                        "The age of 59.9 was scored as 59.");
    }

    @Test
    void saysNothingWhenRoundingChangesNothing() {
        assertThat(score("130.0", "120", "-2", "60").caveats()).isEmpty();
    }

    @Test
    void hasNoGuardOnTheEarlierGlucose() {
        assertThat(score("126", "161", "0", "65").glucose()).isEqualTo(-1);
    }

    @Property
    void thePartsAddUpToTheScore(
            @ForAll @IntRange(min = 40, max = 500) int onset,
            @ForAll @IntRange(min = 40, max = 500) int prior,
            @ForAll @BigRange(min = "-30", max = "30") @Scale(2) BigDecimal change,
            @ForAll @IntRange(min = 18, max = 100) int age) {
        EndpacScore score = EndpacScore.of(new EndpacInputs(
                BigDecimal.valueOf(onset), BigDecimal.valueOf(prior), change, BigDecimal.valueOf(age)));

        assertThat(score.contributions().stream()
                        .mapToDouble(Contribution::amount)
                        .sum())
                .isEqualTo(score.total());
        assertThat(score.total()).isBetween(-11, 11);
    }

    @Test
    void agreesWithEveryVectorBesideTheCheckout() throws IOException {
        JsonNode vectors = SharedVectors.read("endpac.json");

        assertThat(vectors.get("bg_category"))
                .allSatisfy(vector -> assertThat(
                                EndpacScore.glucoseCategory(vector.get("mg_dl").decimalValue()))
                        .isEqualTo(vector.get("category").asInt()));
        assertThat(vectors.get("weight_points"))
                .allSatisfy(vector -> assertThat(
                                EndpacScore.weightPoints(vector.get("kg").decimalValue()))
                        .isEqualTo(vector.get("points").asInt()));
        assertThat(vectors.get("age_points"))
                .allSatisfy(vector -> assertThat(
                                EndpacScore.agePoints(vector.get("age").decimalValue()))
                        .isEqualTo(vector.get("points").asInt()));
        assertThat(vectors.get("cases")).isNotEmpty().allSatisfy(vector -> {
            EndpacScore score = score(
                    vector.get("glucose_onset_mg_dl").asText(),
                    vector.get("glucose_prior_mg_dl").asText(),
                    vector.get("weight_change_kg").asText(),
                    vector.get("age").asText());
            assertThat(score.total())
                    .isEqualTo(vector.get("expected").get("score").asInt());
            assertThat(score.band().word())
                    .isEqualTo(vector.get("expected").get("band").asText());
        });
    }

    @Property
    void losingMoreNeverScoresLess(
            @ForAll @BigRange(min = "-30", max = "30") @Scale(2) BigDecimal change,
            @ForAll @IntRange(min = 0, max = 100) int tenths) {
        BigDecimal more = change.subtract(BigDecimal.valueOf(tenths, 1));

        assertThat(score("130", "120", more.toPlainString(), "60").weight())
                .isBetween(-6, 6)
                .isGreaterThanOrEqualTo(
                        score("130", "120", change.toPlainString(), "60").weight());
    }

    @Property
    void aHigherGlucoseAtOnsetNeverScoresLess(
            @ForAll @IntRange(min = 40, max = 500) int glucose, @ForAll @IntRange(min = 0, max = 200) int more) {
        assertThat(score(String.valueOf(glucose + more), "95", "0", "60").total())
                .isBetween(0, 4)
                .isGreaterThanOrEqualTo(
                        score(String.valueOf(glucose), "95", "0", "60").total());
    }

    private static EndpacScore score(String onset, String prior, String change, String age) {
        return EndpacScore.of(new EndpacInputs(
                new BigDecimal(onset), new BigDecimal(prior), new BigDecimal(change), new BigDecimal(age)));
    }
}
