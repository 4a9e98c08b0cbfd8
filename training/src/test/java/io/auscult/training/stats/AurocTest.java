package io.auscult.training.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AurocTest {
    @Test
    void isOneWhenEveryDiseasedPersonIsAboveEveryOther() {
        Auroc auroc = Auroc.of(People.of(new double[] {3, 4}, 1, 2));
        assertThat(auroc.value()).isEqualTo(1);
        assertThat(auroc.variance()).isZero();
    }

    @Test
    void countsPairsByHand() {
        // 3 beats 1 and 2, 2 beats 1 and ties with 2: (1 + 1 + 1 + 0.5) / 4
        assertThat(Auroc.of(People.of(new double[] {3, 2}, 1, 2)).value()).isEqualTo(3.5 / 4);
    }

    @Test
    void isOneHalfWhenAllAreTied() {
        assertThat(Auroc.of(People.of(new double[] {1, 1, 1}, 1, 1)).value()).isEqualTo(0.5);
    }

    /**
     * DeLong's variance by hand: diseased 3, 2 and others 1, 2. The diseased beat 1 and 0.75 of the others (mean 0.875, variance
     * 0.03125); the others are beaten by 1 and 0.75 of the diseased (the same). 0.03125 / 2 + 0.03125 / 2.
     */
    @Test
    void hasTheVarianceThatIsFoundByHand() {
        assertThat(Auroc.of(People.of(new double[] {3, 2}, 1, 2)).variance()).isCloseTo(0.03125, within(1e-15));
    }

    @Test
    void agreesWithEveryPairCountedOneByOne() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            List<Scored> people = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                // few values, so that many are tied
                people.add(new Scored(random.nextInt(12) + (i % 3 == 0 ? 3 : 0), i % 3 == 0));
            }
            Auroc auroc = Auroc.of(people);
            assertThat(auroc.value()).isCloseTo(Pairs.area(people), within(1e-12));
            assertThat(auroc.variance()).isCloseTo(Pairs.variance(people), within(1e-12));
        }
    }

    @Test
    void holdsItsIntervalWithinZeroAndOne() {
        Estimate estimate = new Auroc(0.98, 0.0004).estimate();
        assertThat(estimate.low()).isCloseTo(0.98 - 1.959963984540054 * 0.02, within(1e-15));
        assertThat(estimate.high()).isEqualTo(1);
    }

    @Test
    void gainsNothingByRepeatingTheSame() {
        Auroc one = new Auroc(0.9, 0.0004);
        assertThat(Auroc.mean(List.of(one, one, one))).isEqualTo(one.estimate());
    }

    @Test
    void refusesPeopleOfOneKind() {
        assertThatThrownBy(() -> Auroc.of(People.of(new double[] {1}, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The definitions of DeLong 1988, pair by pair. */
    private static final class Pairs {
        static double area(List<Scored> people) {
            return of(people, true).stream()
                    .mapToDouble(x -> above(x, of(people, false)))
                    .average()
                    .orElseThrow();
        }

        static double variance(List<Scored> people) {
            List<Double> diseased = of(people, true);
            List<Double> others = of(people, false);
            List<Double> beaten = diseased.stream().map(x -> above(x, others)).toList();
            List<Double> beating =
                    others.stream().map(y -> 1 - above(y, diseased)).toList();
            return spread(beaten) / beaten.size() + spread(beating) / beating.size();
        }

        private static double above(double x, List<Double> others) {
            return others.stream()
                    .mapToDouble(y -> x > y ? 1 : x == y ? 0.5 : 0)
                    .average()
                    .orElseThrow();
        }

        private static double spread(List<Double> values) {
            double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
            return values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / (values.size() - 1);
        }

        private static List<Double> of(List<Scored> people, boolean diseased) {
            return people.stream()
                    .filter(one -> one.diseased() == diseased)
                    .map(Scored::score)
                    .toList();
        }
    }
}
