package io.auscult.rules.lint;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.RuleId;
import io.auscult.rules.condition.RuleText;
import io.auscult.rules.draft.Draft;
import io.auscult.rules.pack.Card;
import io.auscult.rules.pack.PackFiles;
import io.auscult.rules.pack.RuleError;
import io.auscult.rules.pack.Template;
import io.auscult.rules.pack.ThresholdTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every rule has a card; what the card says can be said, fits, and stands on something. */
final class CardCheck {
    private static final Pattern FOUND_ELSEWHERE = Pattern.compile(
            "(?i)\\bdoi:|https?://|\\bPMID|\\bPMC\\d|\\bNCT\\d{8}\\b|\\bISBN|" + ThresholdTable.SITE_VALUE);

    private final Linted pack;

    private CardCheck(Linted pack) {
        this.pack = pack;
    }

    static void check(Linted pack) {
        CardCheck check = new CardCheck(pack);
        check.missing();
        pack.pack().cards().values().forEach(check::card);
        pack.pack().release().files().keySet().forEach(check::filledIn);
    }

    private void missing() {
        Set<RuleId> rules = pack.ruleIds();
        for (RuleText rule : pack.rules()) {
            if (!pack.pack().cards().containsKey(rule.id())) {
                pack.add(
                        LintKind.MISSING_CARD,
                        new RuleError(
                                rule.file(),
                                rule.place().line(),
                                rule.place().column(),
                                "rule " + rule.id() + " has no card; write one, " + name(rule.id()) + PackFiles.CARD
                                        + ", with \"id: " + rule.id() + "\""));
            }
        }
        for (RuleId card : pack.pack().cards().keySet()) {
            if (!rules.contains(card)) {
                pack.add(
                        LintKind.UNKNOWN_RULE,
                        file(pack, card),
                        "the card of " + card + " has no rule; write the rule or remove the card",
                        "id:");
            }
        }
    }

    private static String name(RuleId rule) {
        return rule.value().substring(rule.value().indexOf('/') + 1);
    }

    private void card(Card card) {
        String file = file(pack, card.id());
        List<RuleText> variants = pack.variants(card.id());
        if (!variants.isEmpty()) {
            sentence(file, "sentence:", card.sentence(), variants);
            if (card instanceof Card.ForAlert alert) {
                sentence(file, "summary:", alert.summary(), variants);
                length(file, alert.summary(), variants);
            }
        }
        card.evidence().forEach(evidence -> evidence(file, "evidence:", evidence));
        if (card instanceof Card.ForAlert alert && alert.ppv() != null) {
            evidence(file, "ppv:", alert.ppv().citation());
        }
    }

    private void evidence(String file, String where, String evidence) {
        if (!FOUND_ELSEWHERE.matcher(evidence).find()) {
            pack.add(
                    LintKind.EVIDENCE,
                    file,
                    "nobody can look this up: give a DOI, an address, a PMID or a registry number, or say \""
                            + ThresholdTable.SITE_VALUE + "\"",
                    where,
                    evidence);
        }
    }

    private void sentence(String file, String which, Template template, List<RuleText> variants) {
        for (RuleText rule : variants) {
            Shown shown = Shown.by(rule, pack);
            for (String word : template.names()) {
                if (!shown.open() && !shown.words().containsKey(word)) {
                    pack.add(
                            LintKind.NEVER_SHOWN,
                            file,
                            "{{" + word + "}} would read \"" + Template.NOT_KNOWN + "\": " + rule.name() + " shows "
                                    + (shown.words().isEmpty()
                                            ? "nothing"
                                            : String.join(
                                                    ", ",
                                                    new TreeSet<>(shown.words().keySet()))),
                            which,
                            word);
                }
            }
        }
    }

    private void length(String file, Template summary, List<RuleText> variants) {
        int most = Raise.SUMMARY_LIMIT - 1;
        for (RuleText rule : variants) {
            Map<String, Integer> longest = Shown.by(rule, pack).words();
            String text = summary.render(summary.names().stream()
                    .distinct()
                    .collect(Collectors.toMap(
                            word -> word, word -> "x".repeat(longest.getOrDefault(word, Shown.USUAL_LENGTH)))));
            if (text.length() > most) {
                pack.add(
                        LintKind.LONG_SUMMARY,
                        file,
                        "the summary may grow to " + text.length() + " characters, and after " + most
                                + " it is cut off; say it shorter",
                        "summary:");
                return;
            }
        }
    }

    private void filledIn(String file) {
        String text = pack.pack().release().files().getOrDefault(file, "");
        int marks = text.split(Draft.MARK, -1).length - 1;
        if (marks > 0) {
            pack.add(
                    LintKind.NOT_FILLED_IN,
                    file,
                    marks + (marks == 1 ? " place is" : " places are") + " still marked \"" + Draft.MARK + "\"",
                    Draft.MARK);
        }
    }

    /** The file of a rule's card. */
    static String file(Linted pack, RuleId rule) {
        return pack.pack().release().files().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(PackFiles.CARD))
                .filter(entry ->
                        entry.getValue().lines().anyMatch(line -> line.strip().equals("id: " + rule)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(PackFiles.PACK);
    }
}
