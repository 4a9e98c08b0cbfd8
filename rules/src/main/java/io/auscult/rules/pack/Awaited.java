package io.auscult.rules.pack;

import io.auscult.core.release.PackRelease;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The rules whose models are waited for: who has no score of one may miss an alert, and is listed as not assessable. Nobody is listed for
 * not having had a test that is done on suspicion only; the card of such a rule says so.
 */
public final class Awaited {
    private Awaited() {}

    /**
     * The text of each rule file of the pack that asks on behalf of such a rule.
     *
     * @throws FilesRefused when a card cannot be read
     */
    public static List<String> rules(PackRelease release) {
        List<Pattern> unlisted = PackFiles.cards(release, PackFiles.kindSaid(release)).values().stream()
                .filter(card -> card instanceof Card.ForAlert alert && !alert.listed())
                .map(card ->
                        Pattern.compile("rule\\s+\"" + Pattern.quote(card.id().value()) + "[\":]"))
                .toList();
        return release.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(PackFiles.RULES))
                .map(Map.Entry::getValue)
                .filter(text ->
                        unlisted.stream().noneMatch(rule -> rule.matcher(text).find()))
                .toList();
    }
}
