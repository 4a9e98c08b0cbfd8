package io.auscult.rules.pack;

import io.auscult.core.alert.Acknowledgement;
import io.auscult.core.alert.AnswerSpans;
import io.auscult.core.alert.Audience;
import io.auscult.core.alert.Budget;
import io.auscult.core.alert.Budget.Whose;
import io.auscult.core.alert.EncounterClass;
import io.auscult.core.alert.QuietHours;
import io.auscult.rules.pack.ShowTerms.Quiet;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what stands under {@code default:} or a rule in the section {@code show:}. */
final class ShowTermsFile {
    private static final String AUDIENCE = "audience";
    private static final String LOCK_OUT = "lockOut";
    private static final String ACKNOWLEDGE = "acknowledge";
    private static final String QUIET_HOURS = "quietHours";
    private static final String BUDGET = "budget";
    private static final String STAGED_RELEASE = "stagedRelease";
    private static final String NONE = "none";
    private static final String EVERYONE = "everyone";
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int MOST_ALERTS = 10_000;

    private final YamlMap terms;
    private final String place;

    private ShowTermsFile(YamlMap terms, String place) {
        this.terms = terms;
        this.place = place;
    }

    /** @param place the pack or rule, after which a budget is called */
    static ShowTerms parse(YamlMap terms, String place) {
        terms.allowOnly(AUDIENCE, LOCK_OUT, ACKNOWLEDGE, QUIET_HOURS, BUDGET, STAGED_RELEASE);
        return new ShowTermsFile(terms, place).read();
    }

    private ShowTerms read() {
        return new ShowTerms(
                audience(),
                lockOut("user"),
                lockOut("team"),
                acknowledgement(),
                quietHours(),
                budgets(),
                stagedWards());
    }

    private @Nullable Audience audience() {
        if (says(AUDIENCE, EVERYONE)) {
            return Audience.EVERYONE;
        }
        YamlMap said = terms.map(AUDIENCE).orElse(null);
        if (said == null) {
            return null;
        }
        said.allowOnly("roles", "specialties", "wards", "encounters", "include", "exclude");
        Audience audience = new Audience(
                names(said, "roles"),
                names(said, "specialties"),
                names(said, "wards"),
                encounters(said),
                names(said, "include"),
                names(said, "exclude"));
        audience.include().stream()
                .filter(user -> audience.exclude().contains(user))
                .findFirst()
                .ifPresent(user -> {
                    throw said.refused("exclude", "\"" + user + "\" is included too; keep one");
                });
        return audience;
    }

    private static SortedSet<EncounterClass> encounters(YamlMap said) {
        return said.texts("encounters").stream()
                .map(word -> EncounterClass.of(word)
                        .orElseThrow(() -> said.refused(
                                "encounters",
                                "not a class of encounter: \"" + word + "\"; use inpatient, outpatient or emergency")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private @Nullable AnswerSpans lockOut(String whose) {
        if (says(LOCK_OUT, NONE)) {
            return AnswerSpans.NONE;
        }
        YamlMap said = terms.map(LOCK_OUT).orElse(null);
        if (said == null) {
            return null;
        }
        said.allowOnly("user", "team");
        return said.map(whose).map(ShowTermsFile::spans).orElse(null);
    }

    private static AnswerSpans spans(YamlMap spans) {
        Map<String, Duration> byReason = new HashMap<>();
        for (String reason : spans.names()) {
            if (!reason.equals("usual")) {
                if (OverrideReasons.coding(reason).isEmpty()) {
                    throw spans.refused(reason, OverrideReasons.expected(reason));
                }
                byReason.put(reason, span(spans, reason));
            }
        }
        return new AnswerSpans(span(spans, "usual"), byReason);
    }

    private @Nullable Acknowledgement acknowledgement() {
        return terms.maybe(ACKNOWLEDGE)
                .map(word -> Acknowledgement.of(word)
                        .orElseThrow(() -> terms.refused(
                                ACKNOWLEDGE,
                                "not a policy of acknowledgement: \"" + word
                                        + "\"; use required, requiredIfNoAction, recommended or none")))
                .orElse(null);
    }

    private @Nullable Quiet quietHours() {
        if (says(QUIET_HOURS, NONE)) {
            return new Quiet(null);
        }
        YamlMap said = terms.map(QUIET_HOURS).orElse(null);
        if (said == null) {
            return null;
        }
        said.allowOnly("from", "to");
        LocalTime from = time(said, "from");
        LocalTime to = time(said, "to");
        if (from.equals(to)) {
            throw said.refused(
                    "to", "quiet hours end at another time than they begin; for no quiet hours write \"none\"");
        }
        return new Quiet(new QuietHours(from, to));
    }

    private static LocalTime time(YamlMap said, String name) {
        String text = said.text(name);
        try {
            return LocalTime.parse(text, CLOCK);
        } catch (DateTimeParseException e) {
            throw said.refused(name, "not a time of day: \"" + text + "\"; write for example 22:00 or 06:30");
        }
    }

    private @Nullable List<Budget> budgets() {
        if (says(BUDGET, NONE)) {
            return List.of();
        }
        YamlMap said = terms.map(BUDGET).orElse(null);
        if (said == null) {
            return null;
        }
        said.allowOnly("clinician", "ward");
        List<Budget> budgets = new ArrayList<>();
        said.map("clinician").ifPresent(budget -> budgets.add(budget(budget, Whose.CLINICIAN)));
        said.map("ward").ifPresent(budget -> budgets.add(budget(budget, Whose.WARD)));
        if (budgets.isEmpty()) {
            throw terms.refused(BUDGET, "say whose: clinician or ward; for no budget write \"none\"");
        }
        return budgets;
    }

    private Budget budget(YamlMap said, Whose whose) {
        said.allowOnly("alerts", "within");
        Duration within = span(said, "within");
        if (within.isZero()) {
            throw said.refused("within", "a budget is for a span of time longer than none");
        }
        return new Budget(place, whose, count(said), within);
    }

    private static int count(YamlMap said) {
        String text = said.text("alerts");
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_ALERTS) {
            throw said.refused("alerts", "not a number of alerts: \"" + text + "\"; write 1 to " + MOST_ALERTS);
        }
        return Integer.parseInt(text);
    }

    private @Nullable SortedSet<String> stagedWards() {
        if (says(STAGED_RELEASE, NONE)) {
            return Collections.emptySortedSet();
        }
        YamlMap said = terms.map(STAGED_RELEASE).orElse(null);
        if (said == null) {
            return null;
        }
        said.allowOnly("wards");
        SortedSet<String> wards = names(said, "wards");
        if (wards.isEmpty()) {
            throw terms.refused(STAGED_RELEASE, "name the wards on which it is live; for everywhere write \"none\"");
        }
        return wards;
    }

    /** A word in the place of a block. Another word is refused by whoever reads the block. */
    private boolean says(String name, String word) {
        return !terms.isMap(name)
                && terms.names().contains(name)
                && terms.text(name).equals(word);
    }

    private static SortedSet<String> names(YamlMap said, String name) {
        return new TreeSet<>(said.texts(name));
    }

    private static Duration span(YamlMap said, String name) {
        String text = said.text(name);
        return Spans.parse(text).orElseThrow(() -> said.refused(name, Spans.expected(text)));
    }
}
