package io.auscult.training.fit;

import io.auscult.training.data.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * L2-regularised logistic regression on standardised terms, by Tribuo with LIBLINEAR's trust-region Newton solver, which draws no random
 * numbers: the same people in the same order give the same weights.
 */
public final class Regression {
    private static final String DISEASED = "diseased";
    private static final String OTHER = "other";
    private static final int MOST_ITERATIONS = 1000;
    /** LIBLINEAR stops when the gradient has shrunk to this share. */
    private static final double TOLERANCE = 1e-8;

    private final Design design;
    private final Scaling scaling;
    private final List<String> features;
    private final LibLinearClassificationModel model;

    private Regression(Design design, Scaling scaling, List<String> features, LibLinearClassificationModel model) {
        this.design = design;
        this.scaling = scaling;
        this.features = features;
        this.model = model;
    }

    public static Regression fit(Candidate candidate, List<Person> people) {
        Design design = candidate.design();
        List<double[]> rows =
                people.stream().map(person -> design.terms(person.inputs())).toList();
        Scaling scaling = Scaling.of(rows);
        List<String> features = features(design);
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> data = new MutableDataset<>(new SimpleDataSourceProvenance("people", labels), labels);
        for (int i = 0; i < rows.size(); i++) {
            data.add(
                    example(features, scaling.scaled(rows.get(i)), people.get(i).diseased()));
        }
        return new Regression(design, scaling, features, (LibLinearClassificationModel)
                trainer(candidate.cost()).train(data));
    }

    private static LibLinearClassificationTrainer trainer(double cost) {
        return new LibLinearClassificationTrainer(
                new LinearClassificationType(LinearType.L2R_LR), cost, MOST_ITERATIONS, TOLERANCE);
    }

    /** Tribuo orders features by name, so the names begin with their place. */
    private static List<String> features(Design design) {
        List<String> names = design.names();
        return IntStream.range(0, names.size())
                .mapToObj(i -> "%03d-%s".formatted(i, names.get(i)))
                .toList();
    }

    private static Example<Label> example(List<String> features, double[] values, boolean diseased) {
        return new ArrayExample<>(new Label(diseased ? DISEASED : OTHER), features.toArray(String[]::new), values);
    }

    public Design design() {
        return design;
    }

    public Scaling scaling() {
        return scaling;
    }

    /** As Tribuo predicts it, not yet calibrated. */
    public double probability(Map<String, Object> inputs) {
        Example<Label> example = example(features, scaling.scaled(design.terms(inputs)), false);
        return Objects.requireNonNull(model.predict(example).getOutputScores().get(DISEASED))
                .getScore();
    }

    /** In the order of the columns, then the intercept: what is added to the log-odds for each standardised term. */
    public List<Double> weights() {
        var inner = model.getInnerModels().getFirst();
        double towards = inner.getLabels()[0] == model.getOutputIDInfo().getID(new Label(DISEASED)) ? 1 : -1;
        List<Double> weights = new ArrayList<>();
        for (double weight : inner.getFeatureWeights()) {
            weights.add(towards * weight);
        }
        return weights;
    }

    LibLinearClassificationModel model() {
        return model;
    }
}
