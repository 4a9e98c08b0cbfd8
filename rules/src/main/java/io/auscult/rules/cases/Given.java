package io.auscult.rules.cases;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.AlertId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Importance;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Snooze;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Coding;
import io.auscult.core.value.Mode;
import io.auscult.rules.cases.Case.Line;
import io.auscult.rules.pack.Duplicate;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.LockOut;
import io.auscult.rules.pack.LookBack;
import io.auscult.rules.pack.OverrideReasons;
import io.auscult.rules.pack.Ppv;
import io.auscult.rules.pack.PpvFloor;
import io.auscult.rules.pack.RuleError;
import io.auscult.rules.pack.Spans;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of {@code given}, in the order they stand, and makes of each what an EHR ({@link GivenRecord}), a model ({@link
 * GivenSignals}) or a clinician would send, or what a site would set.
 */
final class Given {
    /** A time, and the concept, that a line names. */
    static final String AT = "(?<at>" + Moment.PATTERN + ")";

    static final String CONCEPT = "(?<concept>[a-z0-9-]+)";
    private static final String RULE = "(?<rule>[a-z0-9-]+/[a-z0-9-]+)";
    static final String GIVEN_MODEL_VERSION = "1.0.0";

    private static final Pattern ANSWER =
            Pattern.compile(RULE + " (?<outcome>accepted|overridden)(?: (?<reason>[a-z-]+))? at " + AT
                    + "(?:, scoring (?<score>\\d+(?:\\.\\d+)?))?");
    private static final Pattern PROPOSAL = Pattern.compile(
            RULE + "(?: scoring (?<score>\\d+(?:\\.\\d+)?))?(?:, (?<importance>highest|high|usual|low|lowest))?");
    private static final Pattern SNOOZED =
            Pattern.compile(RULE + " until (?<ends>.+) at " + AT + "(?:, scoring (?<score>\\d+(?:\\.\\d+)?))?");
    private static final Pattern DUPLICATE =
            Pattern.compile(RULE + " covered by (?<other>[a-z0-9-]+/[a-z0-9-]+)(?:, answered within (?<span>.+))?");
    private static final Pattern LOOK_BACK =
            Pattern.compile(RULE + " (?<how>done|ordered|resulted|diagnosed) " + CONCEPT + "(?: within (?<span>.+))?");
    private static final Pattern INTERRUPT = Pattern.compile("ppv at least (?<percent>.+)");
    private static final Pattern LOCK_OUT = Pattern.compile(RULE + " (?<spans>.+)");

    private final Situation situation;
    private final List<Reader> own = List.of(
            new Reader("answer", ANSWER, "cardiac/troponin-rise overridden need-more-info at -1 h", this::answer),
            new Reader("proposal", PROPOSAL, "cardiac/troponin-rise", this::proposal),
            new Reader(
                    "lockout",
                    LOCK_OUT,
                    "cardiac/troponin-rise 12 h, then new data, need-more-info 1 h, by encounter",
                    this::lockOut),
            new Reader(
                    "snoozed",
                    SNOOZED,
                    "cardiac/troponin-rise until +4 h or new data or a rise of 2 at -1 h",
                    this::snoozed),
            new Reader(
                    "duplicate",
                    DUPLICATE,
                    "cardiac/one covered by cardiac/other, answered within 24 h",
                    this::duplicate),
            new Reader("look-back", LOOK_BACK, "cardiac/troponin-rise resulted hba1c within 90 d", this::lookBack),
            new Reader("interrupt", INTERRUPT, "ppv at least 5 %", this::interrupt));

    private final List<Reader> readers;

    /** A kind of line, its shape, and an example for who writes it wrong. */
    record Reader(String kind, Pattern shape, String example, BiConsumer<Line, Matcher> read) {}

    Given(Concepts concepts, Situation situation) {
        this.situation = situation;
        this.readers = Stream.of(
                        new GivenRecord(concepts, situation).readers(), new GivenSignals(situation).readers(), own)
                .flatMap(List::stream)
                .toList();
    }

    /** @throws FilesRefused when the line cannot be read, with an example of how to write it */
    void read(Line line) {
        List<String> examples = new ArrayList<>();
        for (Reader reader : readers) {
            if (reader.kind().equals(line.kind())) {
                Matcher matcher = reader.shape().matcher(line.text());
                if (matcher.matches()) {
                    reader.read().accept(line, matcher);
                    return;
                }
                examples.add("\"" + reader.kind() + ": " + reader.example() + "\"");
            }
        }
        throw refused(
                line,
                examples.isEmpty()
                        ? "\"" + line.kind() + "\" is not known; known are "
                                + String.join(
                                        ", ",
                                        readers.stream()
                                                .map(Reader::kind)
                                                .distinct()
                                                .toList())
                        : "cannot be read; write it like " + String.join(" or ", examples));
    }

    private void answer(Line line, Matcher m) {
        Answer.Outcome outcome = Answer.Outcome.valueOf(m.group("outcome").toUpperCase(Locale.ROOT));
        Answer answer = new Answer(outcome, "case", at(line, m.group("at")), reason(line, m.group("reason")), null);
        situation.answered(raise(m, Importance.USUAL), answer);
    }

    private void proposal(Line line, Matcher m) {
        String importance = m.group("importance");
        situation.proposed(raise(
                m,
                importance == null
                        ? Importance.USUAL
                        : Importance.of(importance).orElseThrow()));
    }

    /** A proposal that shows a score where the line gives one. */
    private static Raise raise(Matcher m, Importance importance) {
        RuleId rule = new RuleId(m.group("rule"));
        ModelRef model = new ModelRef("case", GIVEN_MODEL_VERSION);
        String score = m.group("score");
        List<Seen> seen = score == null
                ? List.of()
                : List.of(Seen.score("score", "as given", score + " points", null, model.toString()));
        return new Raise(
                rule,
                Subject.PATIENT,
                Indicator.WARNING,
                "as given",
                Mode.SHADOW,
                List.of(model),
                null,
                new Rationale(rule, "case", "0", seen, "as given"),
                importance,
                null);
    }

    private void snoozed(Line line, Matcher m) {
        Instant until = null;
        boolean newData = false;
        String rise = null;
        for (String end : m.group("ends").split(" or ", -1)) {
            if (end.equals("new data")) {
                newData = true;
            } else if (end.startsWith("a rise of ")) {
                rise = end.substring("a rise of ".length());
            } else {
                until = at(line, end);
            }
        }
        Raise basis = raise(m, Importance.USUAL);
        situation.snoozed(new AlertBook.Snoozed(
                basis.rule(),
                basis.subject(),
                new AlertId("case"),
                new Snooze("case", at(line, m.group("at")), until, newData, rise),
                basis));
    }

    private void duplicate(Line line, Matcher m) {
        situation.duplicate(
                new Duplicate(new RuleId(m.group("rule")), new RuleId(m.group("other")), span(line, m.group("span"))));
    }

    private void lookBack(Line line, Matcher m) {
        situation.lookBack(new LookBack(
                m.group("rule"),
                LookBack.How.valueOf(m.group("how").toUpperCase(Locale.ROOT)),
                m.group("concept"),
                span(line, m.group("span"))));
    }

    private void interrupt(Line line, Matcher m) {
        BigDecimal percent = Ppv.percent(m.group("percent"))
                .orElseThrow(() -> refused(line, "\"" + m.group("percent") + "\" is not a percentage"));
        situation.floor(new PpvFloor(percent, Map.of()));
    }

    private static @Nullable Duration span(Line line, @Nullable String text) {
        return text == null ? null : Spans.parse(text).orElseThrow(() -> refused(line, Spans.expected(text)));
    }

    private void lockOut(Line line, Matcher m) {
        Duration usual = Duration.ZERO;
        Map<String, Duration> byReason = new HashMap<>();
        LockOut.Scope scope = LockOut.Scope.PATIENT;
        Set<String> awaitsNewData = new HashSet<>();
        String last = LockOut.USUAL;
        for (String span : m.group("spans").split(", ", -1)) {
            int space = span.indexOf(' ');
            String first = span.substring(0, Math.max(space, 0));
            if (span.equals("by encounter")) {
                scope = LockOut.Scope.ENCOUNTER;
            } else if (span.equals("then new data") || span.equals("new data")) {
                awaitsNewData.add(last);
            } else if (Spans.parse(span).isPresent()) {
                usual = Spans.parse(span).orElseThrow();
            } else {
                reason(line, first);
                last = first;
                byReason.put(
                        first,
                        Spans.parse(span.substring(space + 1)).orElseThrow(() -> refused(line, Spans.expected(span))));
            }
        }
        situation.lockOut(new RuleId(m.group("rule")), new LockOut(usual, byReason, scope, awaitsNewData));
    }

    private @Nullable Coding reason(Line line, @Nullable String code) {
        return code == null
                ? null
                : OverrideReasons.coding(code)
                        .orElseThrow(() -> refused(line, "\"" + code + "\" is not a non-adherence reason code"));
    }

    private Instant at(Line line, String moment) {
        return at(line, moment, situation.now());
    }

    static Instant at(Line line, String moment, Instant now) {
        return Moment.parse(moment, now)
                .orElseThrow(
                        () -> refused(line, "not a time: \"" + moment + "\"; write for example -1 h or -13 months"));
    }

    static FilesRefused refused(Line line, String message) {
        return new FilesRefused(RuleError.at(line.file(), line.line(), line.kind() + ": " + message));
    }
}
