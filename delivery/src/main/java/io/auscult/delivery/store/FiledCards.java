package io.auscult.delivery.store;

import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Coding;
import io.auscult.core.value.Mode;
import io.auscult.rules.pack.Card;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PackFiles;
import io.auscult.rules.pack.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Cards as the pack's own files say them. */
public final class FiledCards implements Cards {
    private final Map<PackRelease, Pack> parsed = new ConcurrentHashMap<>();

    @Override
    public Map<RuleId, Mode> modes(PackRelease release) {
        Pack pack = parsed(release);
        Map<RuleId, Mode> modes = new TreeMap<>();
        pack.cards().keySet().forEach(rule -> modes.put(rule, pack.mode(rule)));
        return modes;
    }

    @Override
    public Optional<RuleCard> card(PackRelease release, RuleId rule) {
        return Optional.ofNullable(parsed(release).cards().get(rule))
                .map(card -> new RuleCard(
                        rule, card.owner(), card.evidence(), reasons(card), suggestions(card), card.text()));
    }

    /** A release never changes, and there are few of them. */
    private Pack parsed(PackRelease release) {
        return parsed.computeIfAbsent(release, PackFiles::parse);
    }

    private static List<Coding> reasons(Card card) {
        return switch (card) {
            case Card.ForAlert alert -> alert.overrideReasons();
            case Card.ForPolicy _ -> List.of();
        };
    }

    private static List<Suggestion> suggestions(Card card) {
        return switch (card) {
            case Card.ForAlert alert -> alert.suggestions();
            case Card.ForPolicy _ -> List.of();
        };
    }
}
