package io.auscult.core.alert;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Rationale.Seen;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By how much the scores behind an alert rose, compared as they are shown: "8.2 %" to "10.2 %" is a rise of 2. What a clinician
 * cannot see on a card does not wake an alert.
 */
final class ScoreRise {
    private static final Pattern SHOWN = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(?: .*)?");

    private ScoreRise() {}

    /** Where the earlier decision showed no score, every other basis counts as a rise: rather woken once too often. */
    static boolean reached(Raise before, Raise after, String rise) {
        Map<String, BigDecimal> earlier = scores(before);
        if (earlier.isEmpty()) {
            return !before.rationale().seen().equals(after.rationale().seen());
        }
        BigDecimal least = new BigDecimal(rise);
        return scores(after).entrySet().stream().anyMatch(score -> {
            BigDecimal was = earlier.get(score.getKey());
            return was != null && score.getValue().subtract(was).compareTo(least) >= 0;
        });
    }

    /** By name and horizon; a newer version of a model goes on with the same score. */
    private static Map<String, BigDecimal> scores(Raise raise) {
        Set<String> models = raise.models().stream().map(Object::toString).collect(Collectors.toSet());
        Map<String, BigDecimal> scores = new HashMap<>();
        for (Seen seen : raise.rationale().seen()) {
            Matcher shown = SHOWN.matcher(seen.value());
            if (models.contains(seen.source()) && seen.showsScore() && shown.matches()) {
                scores.put(seen.what(), new BigDecimal(shown.group(1)));
            }
        }
        return scores;
    }
}
