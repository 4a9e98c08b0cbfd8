package io.auscult.models.ipmn;

import static io.auscult.core.fixture.GivenChart.NOW;
import static io.auscult.core.fixture.GivenChart.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.WayOut;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpmnModelTest {
    private static final String DUCT = "main-pancreatic-duct-diameter";
    private static final String CYST = "pancreatic-cyst-size";

    private final IpmnModel model = new IpmnModel();

    private static GivenChart patient() {
        return GivenChart.chart().person(Sex.FEMALE, "1960-01-01").condition("ipmn", "active", daysAgo(900));
    }

    private static GivenChart withDuct(String mm) {
        return patient().observed(DUCT, mm, daysAgo(30));
    }

    @ParameterizedTest
    @CsvSource({
        "4.9, none-found-incomplete",
        "5, relative-indication",
        "9.9, relative-indication",
        "9.95, relative-indication",
        "10, absolute-indication"
    })
    void readsTheMainDuct(String mm, String band) {
        assertThat(scored(withDuct(mm)).band()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"0, none-found-incomplete", "4.9, relative-indication", "5, absolute-indication"})
    void readsANodule(String mm, String band) {
        assertThat(scored(patient().observed("pancreatic-nodule-size", mm, daysAgo(30)))
                        .band())
                .isEqualTo(band);
    }

    @Test
    void namesWhatWasNotAssessedAndNeverSaysThatNothingIsThere() {
        RiskScored scored = scored(withDuct("3"));

        assertThat(scored.band()).isEqualTo("none-found-incomplete");
        assertThat(scored.value("not_assessed")).isEqualTo(9);
        assertThat(scored.caveats())
                .anyMatch(line ->
                        line.startsWith("Not assessed") && line.contains("cytology") && line.contains("CA 19-9"))
                .noneMatch(line -> line.contains("main duct"));
        assertThat(scored.contributions()).containsExactly(new Contribution("mpd_mm", 0));
        assertThat(scored.explanation().waysOut())
                .containsExactly(
                        new WayOut("mpd_mm", "10", "mm", "absolute-indication"),
                        new WayOut("mpd_mm", "5", "mm", "relative-indication"));
    }

    @ParameterizedTest
    @CsvSource({"24, relative-indication", "23.9, none-found-incomplete"})
    void growthIsOfTwoSizesAYearApart(String mm, String band) {
        GivenChart given = patient().observed(CYST, "19", daysAgo(395)).observed(CYST, mm, daysAgo(30));

        assertThat(scored(given).band()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"182, 8", "183, 7", "731, 7", "732, 8"})
    void growthNeedsAnEarlierSizeOfHalfAYearToTwoYears(int days, int notAssessed) {
        GivenChart given =
                withDuct("3").observed(CYST, "20", daysAgo(30 + days)).observed(CYST, "20", daysAgo(30));

        assertThat(scored(given).value("not_assessed")).isEqualTo(notAssessed);
    }

    @ParameterizedTest
    @CsvSource({"39.9, none-found-incomplete", "40, relative-indication"})
    void readsTheCyst(String mm, String band) {
        assertThat(scored(patient().observed(CYST, mm, daysAgo(30))).band()).isEqualTo(band);
    }

    @Test
    void theMarkerCountsOnlyWithoutJaundice() {
        GivenChart raised = withDuct("3").observed("ca19-9", "50", daysAgo(20));

        assertThat(scored(raised).band()).isEqualTo("none-found-incomplete");
        assertThat(scored(raised).caveats()).anyMatch(line -> line.contains("no total bilirubin"));
        assertThat(scored(raised.observed("bilirubin-total", "0.8", daysAgo(20)))
                        .band())
                .isEqualTo("relative-indication");
        assertThat(scored(raised.condition("jaundice", "active", daysAgo(20))).band())
                .isEqualTo("none-found-incomplete");
    }

    @ParameterizedTest
    @CsvSource({"ipmn-malignant-cytology", "pancreatic-solid-mass", "tumour-jaundice"})
    void aFindingOnRecordIsAnAbsoluteIndication(String concept) {
        assertThat(scored(patient().condition(concept, "active", daysAgo(20))).band())
                .isEqualTo("absolute-indication");
    }

    @Test
    void plainJaundiceIsNoIndicationButIsSaid() {
        RiskScored scored = scored(withDuct("3").condition("jaundice", "active", daysAgo(20)));

        assertThat(scored.value("absolute")).isZero();
        assertThat(scored.caveats()).anyMatch(line -> line.startsWith("Jaundice is on record"));
    }

    @Test
    void acutePancreatitisCountsAndItsCauseIsLeftToTheClinician() {
        RiskScored scored = scored(patient().condition("acute-pancreatitis", "resolved", daysAgo(60)));

        assertThat(scored.band()).isEqualTo("relative-indication");
        assertThat(scored.caveats()).anyMatch(line -> line.startsWith("Whether the IPMN caused"));
    }

    @Test
    void newOnsetDiabetesIsARelativeIndication() {
        GivenChart known =
                patient().observed("fasting-glucose", "95", daysAgo(400)).observed("hba1c", "6.8", daysAgo(40));

        assertThat(scored(known).value("relative")).isEqualTo(1);
        assertThat(scored(patient().observed("hba1c", "5.5", daysAgo(40))).value("not_assessed"))
                .isEqualTo(9);
    }

    @Test
    void aChartWithoutAnyFeatureHasNoAnswer() {
        assertThat(problems(patient())).extracting(Problem::input).containsExactly("features");
    }

    @Test
    void isOnlyForIpmnWithoutCancer() {
        assertThat(problems(GivenChart.chart().observed(DUCT, "12", daysAgo(3))))
                .extracting(Problem::input)
                .containsExactly("ipmn");
        assertThat(problems(withDuct("12").condition("pancreatic-cancer", "active", daysAgo(3))))
                .extracting(Problem::input)
                .containsExactly("pancreatic-cancer");
    }

    @Test
    void aWayOutLeadsToItsBand() {
        IpmnAssessment both = new IpmnAssessment(
                Map.of(IpmnFeature.MAIN_DUCT, new BigDecimal("12"), IpmnFeature.CA19_9, new BigDecimal("50")));

        assertThat(both.explanation().waysOut())
                .containsExactly(new WayOut("mpd_mm", "9.9", "mm", "relative-indication"));
        assertThat(new IpmnAssessment(Map.of(IpmnFeature.CA19_9, new BigDecimal("50")))
                        .explanation()
                        .waysOut())
                .containsExactly(new WayOut("ca19_9_u_ml", "37", "[arb'U]/mL", "none-found-incomplete"));
        assertThat(new IpmnAssessment(Map.of(IpmnFeature.CYTOLOGY, BigDecimal.ONE))
                        .explanation()
                        .waysOut())
                .containsExactly(new WayOut("positive_cytology", "no", "", "none-found-incomplete"));
    }

    private RiskScored scored(GivenChart given) {
        return (RiskScored) model.assess(given.build(), NOW);
    }

    private List<Problem> problems(GivenChart given) {
        return ((NotAssessable) model.assess(given.build(), NOW)).problems();
    }
}
