package io.auscult.delivery.store;

import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import java.util.Map;
import java.util.Optional;

/** The port to the files of a published pack: which rules it has, how far each reaches, and their cards. */
public interface Cards {
    /** @throws IllegalArgumentException when the pack's files cannot be read */
    Map<RuleId, Mode> modes(PackRelease pack);

    Optional<RuleCard> card(PackRelease pack, RuleId rule);
}
