package io.auscult.rules.drools;

import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.event.Snooze;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.rules.fact.Already;
import io.auscult.rules.fact.Answered;
import io.auscult.rules.fact.Covered;
import io.auscult.rules.fact.Done;
import io.auscult.rules.fact.Measured;
import io.auscult.rules.fact.OnRecord;
import io.auscult.rules.fact.Patient;
import io.auscult.rules.fact.Setting;
import io.auscult.rules.fact.Snoozed;
import io.auscult.rules.fact.Threshold;
import io.auscult.rules.pack.Pack;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rule saw, once as data for the record and once as words for its card. It holds no as-of time: a score that is merely
 * computed again is the same basis, and must not look like news to a clinician.
 */
final class Basis {
    private static final String NEW_DATA = "new data";
    private static final int PERCENT_DECIMALS = 1;
    private static final int OTHER_DECIMALS = 4;

    private final Pack pack;
    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, String> words = new HashMap<>();

    private Basis(Pack pack) {
        this.pack = pack;
    }

    static Basis of(Pack pack, List<Object> facts) {
        Basis basis = new Basis(pack);
        facts.stream().filter(Objects::nonNull).forEach(basis::add);
        return basis;
    }

    List<Seen> seen() {
        return seen;
    }

    Map<String, String> words() {
        return words;
    }

    Basis with(String name, String value) {
        words.put(name, value);
        return this;
    }

    private void add(Object fact) {
        switch (fact) {
            case RiskScored scored -> scored(scored);
            case Threshold threshold -> {
                words.put("threshold", threshold.words());
                words.put(threshold.name(), threshold.words());
                seen.add(new Seen("threshold " + threshold.name(), threshold.words(), null, pack.source(threshold)));
            }
            case Measured measured -> {
                words.put(measured.concept(), measured.amount().words());
                words.put(measured.concept() + "-on", date(measured.at()));
                measured(measured);
            }
            case OnRecord entry -> {
                words.put(entry.concept(), entry.words());
                words.put(entry.concept() + "-since", date(entry.at()));
                seen.add(new Seen(entry.name(), entry.words(), entry.at(), entry.fact()));
            }
            case Done done -> {
                words.put("done", done.words());
                words.put("done-on", date(done.at()));
                seen.add(new Seen(done.name(), done.words(), done.at(), done.fact()));
            }
            case Answered answered -> {
                words.put("answered-until", until(answered));
                words.put("answer", answered.outcome());
                words.put("answered-on", date(answered.answer().at()));
                seen.add(new Seen(
                        "answer to " + answered.rule(),
                        answered.reason().isEmpty()
                                ? answered.outcome()
                                : answered.outcome() + ", " + answered.reason(),
                        answered.answer().at(),
                        answered.rule()));
            }
            case Snoozed snoozed -> snoozed(snoozed);
            case Already already -> {
                words.put("already", already.name() + " was " + already.how() + " on " + date(already.at()));
                words.put("already-words", already.words());
                seen.add(
                        new Seen(already.name() + ", " + already.how(), already.words(), already.at(), already.fact()));
            }
            case Covered covered -> covered(covered);
            case Setting setting -> words.put(setting.name(), setting.days() + " days");
            case Patient patient -> {
                if (patient.getAge() != Patient.AGE_NOT_KNOWN) {
                    words.put("age", String.valueOf(patient.getAge()));
                }
            }
            default ->
                throw new IllegalArgumentException(
                        "A rule shows facts, and not a " + fact.getClass().getSimpleName());
        }
    }

    /** "2026-01-15 12:00 UTC, and then until new data". */
    private static String until(Answered answered) {
        if (answered.lockedUntil() == null) {
            return NEW_DATA;
        }
        return minute(answered.lockedUntil()) + (answered.thenNewData() ? ", and then until " + NEW_DATA : "");
    }

    private void snoozed(Snoozed snoozed) {
        Snooze snooze = snoozed.snooze();
        List<String> ends = new ArrayList<>();
        if (snooze.until() != null) {
            ends.add(minute(snooze.until()));
        }
        if (snooze.untilNewData()) {
            ends.add(NEW_DATA);
        }
        if (snooze.scoreRise() != null) {
            ends.add("a rise of the score by " + snooze.scoreRise());
        }
        String words = String.join(" or ", ends);
        this.words.put("snoozed-on", date(snooze.at()));
        this.words.put("snoozed-until", words);
        seen.add(new Seen("snooze of " + snoozed.rule(), "until " + words, snooze.at(), snoozed.rule()));
    }

    private void covered(Covered covered) {
        String how = covered.answered() == null ? "is raised" : "was answered on " + date(covered.answered());
        words.put("covered-by", covered.by());
        words.put("covered-how", how);
        seen.add(new Seen("same as " + covered.by(), how, covered.answered(), covered.by()));
    }

    /** A derived value is followed by the facts that it stands on; what a score has shown already is not shown again. */
    private void measured(Measured measured) {
        String name = measured.inputs().isEmpty() ? measured.name() : measured.name() + " (" + measured.method() + ")";
        seen.add(new Seen(name, measured.amount().words(), measured.at(), measured.fact()));
        measured.inputs().forEach(input -> words.putIfAbsent(input.name(), amount(input)));
        measured.inputs().stream()
                .map(Basis::seen)
                .filter(input -> !seen.contains(input))
                .forEach(seen::add);
    }

    private static Seen seen(Input input) {
        return new Seen(
                input.name(), amount(input), input.at(), input.fact().isEmpty() ? input.source() : input.fact());
    }

    private static String amount(Input input) {
        return input.ucum().isEmpty() ? input.value() : input.value() + " " + input.ucum();
    }

    private void scored(RiskScored scored) {
        words.put("band", scored.band());
        words.put("first-score", words(scored.scores().getFirst()));
        most(scored.contributions());
        @Nullable Instant newest = newest(scored.inputs());
        for (Score score : scored.scores()) {
            String value = words(score);
            words.put(score.name(), value);
            seen.add(Seen.score(
                    score.name(), score.horizon(), value, newest, scored.model().toString()));
        }
        for (String caveat : scored.caveats()) {
            seen.add(new Seen("caveat", caveat, null, scored.model().toString()));
        }
        for (Input input : scored.inputs()) {
            words.putIfAbsent(input.name(), amount(input));
            seen.add(seen(input));
        }
    }

    /** Which inputs add most to the first score, and how much each: "respiratory rate and heart rate", "3". */
    private void most(List<Contribution> contributions) {
        contributions.stream()
                .map(Contribution::amount)
                .max(Double::compare)
                .filter(most -> most > 0)
                .ifPresent(most -> {
                    words.put("most-points", plain(most));
                    words.put(
                            "most",
                            contributions.stream()
                                    .filter(each -> each.amount() == most)
                                    .map(each -> each.input().replace('-', ' '))
                                    .collect(Collectors.joining(" and ")));
                });
    }

    private static @Nullable Instant newest(List<Input> inputs) {
        Instant newest = null;
        for (Input input : inputs) {
            if (input.at() != null && (newest == null || input.at().isAfter(newest))) {
                newest = input.at();
            }
        }
        return newest;
    }

    private static String words(Score score) {
        return switch (score.scale()) {
            case "probability" ->
                BigDecimal.valueOf(score.value())
                                .movePointRight(2)
                                .setScale(PERCENT_DECIMALS, RoundingMode.HALF_UP)
                                .toPlainString()
                        + " %";
            case "points", "criteria", "indications", "features" -> plain(score.value());
            case "ms" ->
                BigDecimal.valueOf(score.value())
                                .setScale(0, RoundingMode.HALF_UP)
                                .toPlainString()
                        + " ms";
            default -> plain(score.value()) + " " + score.scale();
        };
    }

    private static String plain(double value) {
        BigDecimal exact = BigDecimal.valueOf(value)
                .setScale(OTHER_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0).toPlainString() : exact.toPlainString();
    }

    /** "2026-01-15 12:00 UTC". */
    static String minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ').replaceAll(":00Z$", " UTC");
    }

    static String date(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
