package io.auscult.rules.pack;

import io.auscult.core.decision.PassiveOnly;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pack says about who may be interrupted: its floor, if it is a site's, and the figures on its cards.
 *
 * @param floor null for none; that of a pack that is not live holds nothing that a clinician would see, so it is none
 * @param stated by rule, empty where its card states none
 */
public record Interruptions(@Nullable PpvFloor floor, Map<RuleId, Optional<Ppv>> stated) {
    public static final Interruptions NONE = new Interruptions(null, Map.of());

    public Interruptions {
        stated = Map.copyOf(stated);
    }

    static Interruptions of(Pack pack) {
        return of(pack.release(), pack.policies().floor(), pack.cards().values());
    }

    /**
     * Reads these parts alone: the rest of the pack has been checked before it was published.
     *
     * @throws FilesRefused when one of them cannot be read
     */
    public static Interruptions parse(PackRelease release) {
        String text = release.files().get(PackFiles.PACK);
        if (text == null) {
            return NONE;
        }
        YamlMap pack = YamlMap.parse(PackFiles.PACK, text, 0);
        Pack.Kind kind = PackFiles.kindSaid(release);
        return of(
                release,
                PpvFloor.parse(pack, kind),
                PackFiles.cards(release, kind).values());
    }

    private static Interruptions of(PackRelease release, @Nullable PpvFloor floor, Collection<Card> cards) {
        Map<RuleId, Optional<Ppv>> stated = new HashMap<>();
        for (Card card : cards) {
            if (card instanceof Card.ForAlert alert) {
                stated.put(alert.id(), Optional.ofNullable(alert.ppv()));
            }
        }
        return new Interruptions(release.mode() == Mode.LIVE || release.paused() ? floor : null, stated);
    }

    /** By rule of all these packs, why its alerts may not interrupt; those that may are not named. */
    public static Map<RuleId, PassiveOnly> limits(Collection<Interruptions> packs) {
        List<PpvFloor> floors = packs.stream()
                .flatMap(pack -> Optional.ofNullable(pack.floor).stream())
                .toList();
        Map<RuleId, PassiveOnly> limits = new HashMap<>();
        packs.forEach(pack -> pack.stated.forEach((rule, ppv) ->
                PpvFloor.against(floors, rule, ppv.orElse(null)).ifPresent(passive -> limits.put(rule, passive))));
        return limits;
    }
}
