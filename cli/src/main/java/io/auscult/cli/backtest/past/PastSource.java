package io.auscult.cli.backtest.past;

import java.io.IOException;
import java.util.function.LongConsumer;

/** Something that has the past of patients. */
public interface PastSource {
    /** @param progress told how many events there are by now, by any thread */
    void read(Spill to, Crew crew, LongConsumer progress) throws IOException;
}
