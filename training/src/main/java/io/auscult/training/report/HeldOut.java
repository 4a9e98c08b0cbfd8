package io.auscult.training.report;

import io.auscult.training.data.Person;
import io.auscult.training.fit.Calibrated;
import io.auscult.training.fit.Candidate;
import io.auscult.training.stats.Auroc;
import io.auscult.training.stats.Calibration;
import io.auscult.training.stats.Scored;
import io.auscult.training.study.Group;
import io.auscult.training.study.Subject;
import io.auscult.training.validate.Choosing;
import io.auscult.training.validate.Plan;
import java.util.List;

/**
 * How a model that learnt from all other people does on a group that it has seen nobody of, such as another centre: harder than
 * cross-validation, in which every centre is on both sides.
 *
 * @param scored everybody of the group
 */
public record HeldOut(Group group, List<Scored> scored, Auroc auroc, Calibration calibration) {
    public HeldOut {
        scored = List.copyOf(scored);
    }

    public static HeldOut of(Group group, Subject subject, Plan plan) {
        List<Person> others =
                subject.people().stream().filter(group.members().negate()).toList();
        Calibrated model = Choosing.from(Candidate.of(subject.designs()), others, plan.inner(), plan.seed());
        List<Scored> scored = subject.people().stream()
                .filter(group.members())
                .map(person -> new Scored(model.probability(person.inputs()), person.diseased()))
                .toList();
        return new HeldOut(group, scored, Auroc.of(scored), Calibration.of(scored));
    }

    long diseased() {
        return scored.stream().filter(Scored::diseased).count();
    }

    double predicted() {
        return scored.stream().mapToDouble(Scored::score).average().orElseThrow();
    }
}
