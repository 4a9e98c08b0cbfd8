package io.auscult.rules.diff;

import io.auscult.core.decision.RuleId;
import io.auscult.rules.pack.Card;
import io.auscult.rules.pack.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What differs in a rule's card: its wording, evidence and answers. */
final class CardDiff {
    private static final String CARD = "card";

    private final RuleId rule;
    private final List<Change> changes = new ArrayList<>();

    private CardDiff(RuleId rule) {
        this.rule = rule;
    }

    static List<Change> between(RuleId rule, @Nullable Card old, @Nullable Card young) {
        CardDiff diff = new CardDiff(rule);
        if (old != null && young != null) {
            diff.both(old, young);
        } else {
            Card card = Objects.requireNonNull(old == null ? young : old);
            String words = quoted(card.sentence().text());
            diff.changes.add(
                    old == null ? Change.added(rule, CARD, CARD, words) : Change.removed(rule, CARD, CARD, words));
        }
        return diff.changes;
    }

    private void both(Card old, Card young) {
        value("owner", old.owner(), young.owner());
        value("sentence", quoted(old.sentence().text()), quoted(young.sentence().text()));
        list("evidence", old.evidence(), young.evidence());
        if (old instanceof Card.ForAlert before && young instanceof Card.ForAlert after) {
            value(
                    "summary",
                    quoted(before.summary().text()),
                    quoted(after.summary().text()));
            value("indicator", before.indicator().word(), after.indicator().word());
            value("title", title(before), title(after));
            value("positive predictive value", ppv(before), ppv(after));
            value("without a score", listing(before), listing(after));
            value("expires", expires(before), expires(after));
            list("override reason", reasons(before), reasons(after));
            list("suggestion", suggestions(before), suggestions(after));
        }
        list("card text", paragraphs(old), paragraphs(young));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String title(Card.ForAlert card) {
        return card.title() == null ? "none" : quoted(card.title());
    }

    private static String ppv(Card.ForAlert card) {
        return card.ppv() == null
                ? "not stated"
                : card.ppv().words() + " (" + card.ppv().citation() + ")";
    }

    private static String listing(Card.ForAlert card) {
        return card.listed() ? "listed" : "not listed";
    }

    private static String expires(Card.ForAlert card) {
        return card.expiresAfter() == null ? "never" : "after " + Spans.words(card.expiresAfter());
    }

    private static List<String> reasons(Card.ForAlert card) {
        return card.overrideReasons().stream()
                .map(reason -> reason.code().value().replace('-', ' '))
                .toList();
    }

    private static List<String> suggestions(Card.ForAlert card) {
        return card.suggestions().stream()
                .map(each -> each.label() + " (" + each.kind().word() + " " + each.concept() + ", "
                        + each.coding().code().value() + ")")
                .toList();
    }

    private static List<String> paragraphs(Card card) {
        return Stream.of(card.text().split("\\n\\s*\\n", -1))
                .map(paragraph -> paragraph.strip().replaceAll("\\s*\\n\\s*", " "))
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private void value(String name, String before, String after) {
        if (!before.equals(after)) {
            changes.add(Change.changed(rule, CARD, name, before, after));
        }
    }

    /** Items that only one side has; when one was exchanged for one, that is a change. */
    private void list(String name, List<String> before, List<String> after) {
        List<String> gone = new ArrayList<>(before);
        gone.removeAll(after);
        List<String> come = new ArrayList<>(after);
        come.removeAll(before);
        String what = name.equals("evidence") ? "evidence" : CARD;
        if (gone.size() == 1 && come.size() == 1) {
            changes.add(Change.changed(rule, what, name, quoted(gone.getFirst()), quoted(come.getFirst())));
            return;
        }
        gone.forEach(item -> changes.add(Change.removed(rule, what, name, item)));
        come.forEach(item -> changes.add(Change.added(rule, what, name, item)));
    }
}
