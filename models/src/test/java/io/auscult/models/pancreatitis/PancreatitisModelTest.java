package io.auscult.models.pancreatitis;

import static io.auscult.core.fixture.GivenChart.NOW;
import static io.auscult.core.fixture.GivenChart.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.WayOut;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PancreatitisModelTest {
    private final PancreatitisModel model = new PancreatitisModel();

    private static GivenChart patient(String platelets) {
        return GivenChart.chart()
                .person(Sex.MALE, "1960-01-01")
                .condition("chronic-pancreatitis", "active", daysAgo(900))
                .observed("platelets", platelets, daysAgo(20));
    }

    @Test
    void scoresACystWithManyPlatelets() {
        RiskScored scored = scored(patient("350").condition("pancreatic-cyst", "active", daysAgo(100)));

        assertThat(scored.value("score")).isCloseTo(0.02874849592653997, within(1e-15));
        assertThat(scored.band()).isEqualTo("above-cut-off");
        assertThat(scored.contributions())
                .containsExactly(
                        new Contribution("pancreatic-cyst", 1.55),
                        new Contribution("weight-loss", 0),
                        new Contribution("platelets", 0.0046 * 350));
        assertThat(scored.explanation().waysOut())
                .containsExactly(
                        new WayOut("pancreatic-cyst", "no", "", "not-above-cut-off"),
                        new WayOut("platelets", "170", "10*9/L", "not-above-cut-off"));
        assertThat(scored.caveats()).anyMatch(line -> line.contains("14 cancers"));
    }

    @Test
    void aCystThatIsGoneCountsNoMore() {
        assertThat(scored(patient("350").condition("pancreatic-cyst", "resolved", daysAgo(100)))
                        .band())
                .isEqualTo("not-above-cut-off");
    }

    @Test
    void isOnlyForChronicPancreatitis() {
        assertThat(problems(GivenChart.chart().person(Sex.MALE, "1960-01-01").observed("platelets", "250", daysAgo(3))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("chronic-pancreatitis", Kind.OUTSIDE_POPULATION));
    }

    @Test
    void isNotForThoseWhoHaveTheCancer() {
        assertThat(problems(patient("250").condition("pancreatic-cancer", "active", daysAgo(3))))
                .extracting(Problem::input)
                .containsExactly("pancreatic-cancer");
    }

    @Test
    void needsPlateletsInRange() {
        assertThat(problems(patient("2000")))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("platelets", Kind.OUTSIDE_POPULATION));
        assertThat(problems(GivenChart.chart().condition("chronic-pancreatitis", "active", daysAgo(3))))
                .extracting(Problem::input, Problem::kind)
                .containsExactly(tuple("platelets", Kind.MISSING));
    }

    @Test
    void aWayOutInPlateletsIsTheNearestCountThatTurnsTheBand() {
        for (boolean cyst : new boolean[] {true, false}) {
            for (boolean loss : new boolean[] {true, false}) {
                for (int count = PancreatitisEquation.FEWEST; count <= PancreatitisEquation.MOST; count += 7) {
                    isNearest(new PancreatitisEquation(cyst, loss, BigDecimal.valueOf(count)));
                }
            }
        }
    }

    private static void isNearest(PancreatitisEquation equation) {
        equation.explanation().waysOut().stream()
                .filter(way -> way.input().equals("platelets"))
                .forEach(way -> {
                    BigDecimal there = new BigDecimal(way.value());
                    int back = equation.platelets().compareTo(there);
                    assertThat(with(equation, there)).isEqualTo(way.band()).isNotEqualTo(equation.band());
                    assertThat(with(equation, there.add(BigDecimal.valueOf(back))))
                            .isEqualTo(equation.band());
                });
    }

    private static String with(PancreatitisEquation equation, BigDecimal platelets) {
        return new PancreatitisEquation(equation.cyst(), equation.weightLoss(), platelets).band();
    }

    private RiskScored scored(GivenChart given) {
        return (RiskScored) model.assess(given.build(), NOW);
    }

    private List<Problem> problems(GivenChart given) {
        return ((NotAssessable) model.assess(given.build(), NOW)).problems();
    }
}
