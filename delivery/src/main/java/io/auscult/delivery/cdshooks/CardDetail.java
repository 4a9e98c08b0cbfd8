package io.auscult.delivery.cdshooks;

import io.auscult.delivery.inbox.CardBasis;
import io.auscult.delivery.inbox.Currency;
import io.auscult.delivery.inbox.Markdown;
import io.auscult.delivery.inbox.SignalView;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The long text of a card: why, on what, how sure, how often it is right, what is missing, and up to when the data goes. */
final class CardDetail {
    static final String DEGRADED =
            "**Degraded:** the live check did not answer in time; this is what was known before this call.";
    static final String UNREAD =
            "**Incomplete:** an order of this call could not be read, and nothing is said about it.";
    private static final String CAVEAT = "Caveat";
    private static final String OF_THE_DRAFT = "an order of this call, not signed yet";

    private final StringBuilder text = new StringBuilder();

    private CardDetail() {}

    /**
     * Of an alert.
     *
     * @param ruleMarkdown the rule's card
     * @param caveats what was to be had for this call and could not
     */
    static String of(CardBasis basis, String ruleMarkdown, Currency currency, List<String> caveats) {
        CardDetail detail = new CardDetail();
        detail.paragraph("**Why:** " + Gfm.text(basis.sentence()));
        detail.seen(basis);
        basis.signals().forEach(detail::signal);
        detail.paragraph(Gfm.withoutHtml(Markdown.howOften(ruleMarkdown)));
        detail.paragraph(Gfm.withoutHtml(Markdown.limits(ruleMarkdown)));
        return detail.closing(currency, caveats);
    }

    /** Of an alert that is over. */
    static String withdrawn(String summary, String ending, Currency currency) {
        CardDetail detail = new CardDetail();
        detail.paragraph("**" + Gfm.text(ending) + ".**");
        detail.paragraph("**It said:** " + Gfm.text(summary));
        detail.paragraph(
                "You were shown it, or answered it, before that. Whatever was done because of it may need a second look.");
        return detail.closing(currency, List.of());
    }

    /** Of a call about which there is nothing else to say. */
    static String closing(List<String> caveats, Currency currency) {
        return new CardDetail().closing(currency, caveats);
    }

    /** But for what stands below in the same words, under the score that it went into: a card is read while somebody waits. */
    private void seen(CardBasis basis) {
        Set<List<String>> below =
                basis.signals().stream().flatMap(CardDetail::shown).collect(Collectors.toSet());
        text.append(Gfm.table(
                List.of("The rule saw", "Value", "Date", "Source"),
                basis.seen().stream()
                        .filter(seen -> !below.contains(List.of(seen.what(), seen.value(), seen.at())))
                        .map(seen -> List.of(
                                seen.what(),
                                seen.value(),
                                seen.at(),
                                CallEvents.isDraft(seen.source()) ? OF_THE_DRAFT : seen.from()))
                        .toList()));
    }

    private static Stream<List<String>> shown(SignalView signal) {
        return Stream.concat(
                signal.inputs().stream().map(input -> List.of(input.name(), input.value(), input.at())),
                signal.caveats().stream().map(caveat -> List.of(CAVEAT, caveat, "")));
    }

    private void signal(SignalView signal) {
        paragraph("**" + Gfm.text(signal.name()) + ":** " + Gfm.text(signal.headline())
                + (signal.horizon().isEmpty() ? "" : " (" + Gfm.text(signal.horizon()) + ")")
                + (signal.band().isEmpty() ? "" : ", " + Gfm.text(signal.band()))
                + ", as of " + signal.asOf().words());
        if (!signal.inputs().isEmpty()) {
            text.append(Gfm.table(
                    List.of("Input", "Value", "Date", "Source"),
                    signal.inputs().stream()
                            .map(input -> List.of(input.name(), input.value(), input.at(), input.source()))
                            .toList()));
        }
        if (!signal.contributions().isEmpty()) {
            paragraph("What moves the score" + (signal.method().isEmpty() ? "" : " (" + Gfm.text(signal.method()) + ")")
                    + ":");
            text.append(Gfm.table(
                    List.of("Input", "Contribution"),
                    signal.contributions().stream()
                            .map(bar -> List.of(bar.input(), bar.amount()))
                            .toList()));
        }
        signal.problems()
                .forEach(problem ->
                        item("Missing: " + problem.input() + " (" + problem.kind() + "). " + problem.sentence()));
        signal.caveats().forEach(this::item);
        text.append('\n');
    }

    private void item(String words) {
        text.append("- ").append(Gfm.text(words)).append('\n');
    }

    private void paragraph(String markdown) {
        if (!markdown.isEmpty()) {
            text.append(markdown).append("\n\n");
        }
    }

    private String closing(Currency currency, List<String> caveats) {
        caveats.forEach(this::paragraph);
        return text.append(Gfm.text(currency.sentence())).toString();
    }
}
