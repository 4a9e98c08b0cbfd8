package io.auscult.training;

import io.auscult.training.data.WrongData;
import io.auscult.training.fit.Calibrated;
import io.auscult.training.fit.Candidate;
import io.auscult.training.report.HeldOut;
import io.auscult.training.report.Made;
import io.auscult.training.report.ModelFolder;
import io.auscult.training.report.Performance;
import io.auscult.training.study.Study;
import io.auscult.training.study.Subject;
import io.auscult.training.study.Variant;
import io.auscult.training.validate.Choosing;
import io.auscult.training.validate.NestedValidation;
import io.auscult.training.validate.Plan;
import io.auscult.training.validate.Validated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the models of a study: validates, compares, learns from everybody, and writes a folder for each. */
public final class Training {
    private Training() {}

    /**
     * As the published folders were made.
     *
     * @param data the folder with the study's data file
     * @param out in which a folder for each model is written; what is there under the same names is replaced
     * @throws WrongData when the data are not those that were published
     */
    public static List<Trained> run(Study study, Path data, Path out, Progress progress) throws IOException {
        return run(study, data, out, Plan.full(Plan.SEED), progress);
    }

    public static List<Trained> run(Study study, Path data, Path out, Plan plan, Progress progress) throws IOException {
        List<Trained> trained = new ArrayList<>();
        for (Subject subject : study.subjects(data)) {
            Made made = make(subject, plan, progress);
            trained.add(new Trained(
                    subject.id(),
                    ModelFolder.write(made, out),
                    made.performance().auroc(),
                    made.performance().sensitivity()));
        }
        return trained;
    }

    /** Also for other people than those of the published data, such as generated ones. */
    public static Made make(Subject subject, Plan plan, Progress progress) {
        Variant itself = new Variant("itself", subject.designs(), subject.people());
        Performance performance =
                Performance.of(validated(subject.id(), itself, plan, progress), plan, subject.groups());
        List<Made.Compared> compared = new ArrayList<>();
        for (Variant variant : subject.variants()) {
            String step = subject.id() + ": " + variant.name();
            compared.add(new Made.Compared(
                    variant.name(), Performance.of(validated(step, variant, plan, progress), plan, List.of())));
        }
        Calibrated model = Choosing.from(Candidate.of(subject.designs()), subject.people(), plan.inner(), plan.seed());
        List<HeldOut> heldOut = subject.heldOut().stream()
                .map(group -> HeldOut.of(group, subject, plan))
                .toList();
        return new Made(subject, plan, model, performance, heldOut, compared);
    }

    private static Validated validated(String step, Variant variant, Plan plan, Progress progress) {
        int folds = plan.repeats() * plan.outer();
        return NestedValidation.of(
                Candidate.of(variant.designs()),
                variant.people(),
                plan,
                done -> progress.at("validating " + step, done, folds));
    }
}
