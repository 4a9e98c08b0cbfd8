package io.auscult.adapter.site;

import io.auscult.adapter.source.EhrSettings.Poll;
import io.auscult.adapter.source.EhrSettings.Poll.How;
import java.time.Duration;

/** An item of {@code ehr: polls:}. */
final class PollBlock {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private PollBlock() {}

    static Poll read(Block block) {
        return new Poll(
                block.required("name", "laboratory", Scalars::name, "poll"),
                block.required("search", "\"Observation?category=laboratory\"", Scalars::search, "Observation"),
                block.optional("how", Scalars.oneOf(How.class), How.LAST_UPDATED),
                block.optional("every", Scalars::duration, MINUTE));
    }
}
