package io.auscult.delivery.audit;

import io.auscult.delivery.answer.EventLog.LogUnavailable;
import io.auscult.schemas.topic.Disclosure;

/** The port to the topic of disclosures. */
public interface DisclosureLog {
    /**
     * Returns once the disclosure is committed.
     *
     * @throws LogUnavailable when it is not
     */
    void append(Disclosure disclosure);
}
