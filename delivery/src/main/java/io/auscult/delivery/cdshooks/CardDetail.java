package io.auscult.delivery.cdshooks;

import io.auscult.delivery.inbox.AlertPage;
import io.auscult.delivery.inbox.Currency;
import io.auscult.delivery.inbox.SignalView;
import java.util.List;

/** The long text of a card: why, on what, how sure, and up to when the data goes. */
final class CardDetail {
    static final String DEGRADED =
            "**Degraded:** the live check did not answer in time; this is what was known before this call.";

    private CardDetail() {}

    static String of(AlertPage page, String limitsMarkdown, Currency currency, boolean degraded) {
        StringBuilder detail = new StringBuilder("**Why:** " + Gfm.text(page.sentence()) + "\n\n");
        detail.append(Gfm.table(
                List.of("The rule saw", "Value", "Date", "Source"),
                page.seen().stream()
                        .map(seen -> List.of(seen.what(), seen.value(), seen.at(), seen.source()))
                        .toList()));
        page.signals().forEach(signal -> detail.append(model(signal)));
        if (!limitsMarkdown.isEmpty()) {
            detail.append(limitsMarkdown).append("\n\n");
        }
        return detail.append(closing(currency, degraded)).toString();
    }

    static String of(String sentence, Currency currency) {
        return "**Why:** " + Gfm.text(sentence) + "\n\n" + closing(currency, false);
    }

    private static String model(SignalView signal) {
        StringBuilder text = new StringBuilder("**" + Gfm.text(signal.name()) + ":** " + Gfm.text(signal.headline())
                + (signal.horizon().isEmpty() ? "" : " (" + Gfm.text(signal.horizon()) + ")")
                + (signal.band().isEmpty() ? "" : ", " + Gfm.text(signal.band()))
                + ", as of " + signal.asOf().words() + "\n\n");
        text.append(Gfm.table(
                List.of("Input", "Value", "Date", "Source"),
                signal.inputs().stream()
                        .map(input -> List.of(input.name(), input.value(), input.at(), input.source()))
                        .toList()));
        signal.caveats()
                .forEach(caveat -> text.append("- ").append(Gfm.text(caveat)).append('\n'));
        return text.append('\n').toString();
    }

    static String closing(Currency currency, boolean degraded) {
        return (degraded ? DEGRADED + "\n\n" : "") + Gfm.text(currency.sentence());
    }
}
