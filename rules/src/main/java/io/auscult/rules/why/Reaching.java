package io.auscult.rules.why;

import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.why.Explanation.Reach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a rule reaches, and what keeps it from reaching clinicians. */
record Reaching(Map<ModelRef, Mode> models) {

    /**
     * The rule's own mode, and no more than the models allow that it reads.
     *
     * @param decided how far the decision reaches that it led to; live when there is none
     */
    Reach of(Question question, Mode decided) {
        List<String> reasons = new ArrayList<>(ownReasons(question));
        Mode mode = question.pack().mode(question.id());
        for (String model : question.models()) {
            Optional<Mode> best = best(model);
            if (best.isEmpty() || best.get() == Mode.OFF) {
                reasons.add(Names.model(model) + " is not deployed, or off");
            } else if (best.get() == Mode.SHADOW) {
                reasons.add(Names.model(model) + " is in shadow");
                mode = mode.and(Mode.SHADOW);
            }
        }
        return new Reach(mode.and(decided), reasons);
    }

    private Optional<Mode> best(String model) {
        return models.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(model))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
    }

    private static List<String> ownReasons(Question question) {
        Pack pack = question.pack();
        Mode packs = pack.release().mode();
        Mode own = pack.mode(question.id());
        List<String> reasons = new ArrayList<>();
        if (packs != Mode.LIVE) {
            reasons.add("pack " + pack.id() + " is " + words(packs));
        }
        if (own != packs
                && pack.siteValuesSetBy() == null
                && !question.siteValues().isEmpty()) {
            reasons.add("it stands on a value that no publication gives and the site has not set: "
                    + String.join(", ", question.siteValues()));
        } else if (own != packs) {
            reasons.add("the rule is " + words(own));
        }
        return reasons;
    }

    private static String words(Mode mode) {
        return switch (mode) {
            case LIVE -> "live";
            case SHADOW -> "in shadow";
            case OFF -> "off";
        };
    }
}
