package io.auscult.training.fit;

import java.util.List;

/**
 * What can be chosen before the weights are learnt.
 *
 * @param cost LIBLINEAR's C: how much a wrong answer weighs against large weights; the smaller, the more cautious the model
 */
public record Candidate(Design design, double cost) {
    /** From cautious to daring. */
    public static final List<Double> COSTS = List.of(0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0);

    /** Every design with every cost. */
    public static List<Candidate> of(List<Design> designs) {
        return designs.stream()
                .flatMap(design -> COSTS.stream().map(cost -> new Candidate(design, cost)))
                .toList();
    }
}
