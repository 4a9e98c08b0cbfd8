package io.auscult.rules.lint;

import io.auscult.core.concept.Concept;
import io.auscult.core.decision.RuleId;
import io.auscult.rules.cases.Case;
import io.auscult.rules.cases.CaseRunner;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.pack.Nearest;
import io.auscult.rules.pack.RuleError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every rule has cases of the three kinds, and what they give is in units and words that there are. */
final class CaseCheck {
    private static final String MISSING = "data missing";
    private static final List<String> KINDS = List.of("fires", "just not", MISSING);
    private static final Set<String> ABOUT_CONCEPTS =
            Set.of("observation", "problem", "medication", "procedure", "order", "dose", "dispense", "allergy");
    private static final Pattern MEASURED =
            Pattern.compile("(?<concept>[a-z0-9-]+) (?:[<>]=?)?-?\\d+(?:\\.\\d+)? (?<unit>\\S+) at .*");
    private static final Pattern SIGNAL = Pattern.compile("(?<model>[a-z0-9-]+) (?<rest>.*)");
    private static final Pattern SCORE = Pattern.compile("(?<name>\\S+) (?<value>-?\\d+(?:\\.\\d+)?) (?<scale>\\S+)");

    private final Linted pack;

    private CaseCheck(Linted pack) {
        this.pack = pack;
    }

    static void check(Linted pack) {
        CaseCheck check = new CaseCheck(pack);
        check.kinds();
        pack.cases().forEach(check::lines);
        CaseRunner.unreadable(pack.cases(), pack.terms().concepts()).forEach(error -> {
            if (pack.findings().stream()
                    .noneMatch(finding -> finding.error().file().equals(error.file())
                            && finding.error().line() == error.line())) {
                pack.add(LintKind.CASE_LINE, error);
            }
        });
    }

    private void kinds() {
        Set<RuleId> rules = pack.ruleIds();
        for (RuleId rule : rules) {
            Set<String> shown = pack.cases().stream()
                    .filter(one -> one.rule().equals(rule))
                    .map(Case::shows)
                    .collect(Collectors.toSet());
            RuleText text = pack.variants(rule).getFirst();
            for (String kind : KINDS) {
                if (!shown.contains(kind)) {
                    pack.add(
                            LintKind.MISSING_CASE,
                            new RuleError(
                                    text.file(),
                                    text.place().line(),
                                    text.place().column(),
                                    "rule " + rule + " has no case that shows: " + kind));
                }
            }
        }
        for (Case one : pack.cases()) {
            if (!rules.contains(one.rule())) {
                pack.add(
                        LintKind.UNKNOWN_RULE,
                        RuleError.at(
                                one.file(),
                                one.line(),
                                one.rule() + " is not a rule of this pack"
                                        + Nearest.hint(
                                                one.rule().value(),
                                                rules.stream()
                                                        .map(RuleId::value)
                                                        .collect(Collectors.toCollection(TreeSet::new)))));
            }
        }
    }

    private void lines(Case one) {
        for (Case.Line line : one.given()) {
            if (ABOUT_CONCEPTS.contains(line.kind())) {
                concept(one, line);
            } else if (line.kind().equals("signal")) {
                signal(line);
            }
        }
    }

    private void concept(Case one, Case.Line line) {
        String name = line.text().split(" ", -1)[0];
        Optional<Concept> concept = pack.terms().concept(name);
        if (concept.isEmpty()) {
            at(
                    LintKind.UNKNOWN_CONCEPT,
                    line,
                    "\"" + name + "\" is not a concept of the catalogue"
                            + Nearest.hint(name, pack.terms().conceptNames()));
            return;
        }
        Matcher measured = MEASURED.matcher(line.text());
        if (line.kind().equals("observation")
                && measured.matches()
                && !one.shows().equals(MISSING)
                && concept.get().canonicalUcum() != null
                && !concept.get().units().containsKey(measured.group("unit"))) {
            at(
                    LintKind.UNIT,
                    line,
                    "\"" + measured.group("unit") + "\" is no unit of "
                            + concept.get().name() + "; its units are "
                            + units(concept.get())
                            + ". A case that means a unit nobody understands shows: " + MISSING);
        }
    }

    private static String units(Concept concept) {
        return concept.units().values().stream()
                .map(unit -> unit.ucum())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void signal(Case.Line line) {
        Matcher signal = SIGNAL.matcher(line.text());
        if (!signal.matches()) {
            return;
        }
        KnownModel model = pack.terms().models().get(signal.group("model"));
        if (model == null) {
            at(LintKind.UNKNOWN_MODEL, line, ModelCheck.unknownModel(signal.group("model"), pack.terms()));
            return;
        }
        String rest = signal.group("rest").split(";", -1)[0];
        if (rest.startsWith("not assessable")) {
            return;
        }
        String band = rest.split(" ", -1)[0];
        if (!model.bands().contains(band)) {
            at(LintKind.UNKNOWN_BAND, line, ModelCheck.unknownBand(band, model));
        }
        Matcher score = SCORE.matcher(rest.substring(band.length()));
        while (score.find()) {
            score(line, model, score);
        }
    }

    private void score(Case.Line line, KnownModel model, Matcher score) {
        String scale = model.scores().get(score.group("name"));
        String given = score.group("scale").replaceAll(",$", "");
        if (scale == null) {
            at(LintKind.UNKNOWN_SCORE, line, ModelCheck.unknownScore(score.group("name"), model));
        } else if (!scale.equals(given)) {
            at(
                    LintKind.UNIT,
                    line,
                    "model " + model.id() + " gives " + score.group("name") + " in " + scale + ", and not in " + given);
        } else if (scale.equals(KnownModel.PROBABILITY)
                && new BigDecimal(score.group("value")).compareTo(BigDecimal.ONE) > 0) {
            at(
                    LintKind.UNIT,
                    line,
                    "a probability lies between 0 and 1: " + score.group("value") + " % is "
                            + new BigDecimal(score.group("value"))
                                    .movePointLeft(2)
                                    .toPlainString());
        }
    }

    private void at(LintKind kind, Case.Line line, String message) {
        pack.add(kind, RuleError.at(line.file(), line.line(), message));
    }
}
