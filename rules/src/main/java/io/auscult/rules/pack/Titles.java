package io.auscult.rules.pack;

import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import java.util.HashMap;
import java.util.Map;

/** What a reader calls the questions of a pack, where their cards say so. */
public final class Titles {
    private Titles() {}

    /** @throws FilesRefused when a card cannot be read */
    public static Map<RuleId, String> of(PackRelease release) {
        Map<RuleId, String> titles = new HashMap<>();
        PackFiles.cards(release, PackFiles.kindSaid(release)).forEach((rule, card) -> {
            if (card instanceof Card.ForAlert alert && alert.title() != null) {
                titles.put(rule, alert.title());
            }
        });
        return titles;
    }
}
