package io.auscult.adapter.subscription;

import io.auscult.adapter.publish.NotStored;
import io.auscult.ehr.EhrFailure;

/** Something a subscription may leave to do; asked again and again whether there is any. */
@FunctionalInterface
interface Duty {
    void perform() throws EhrFailure, NotStored, InterruptedException;
}
