package io.auscult.adapter.subscription;

import io.auscult.adapter.ehr.EhrFailure;
import io.auscult.adapter.publish.NotStored;

/** Something a subscription may leave to do; asked again and again whether there is any. */
@FunctionalInterface
interface Duty {
    void perform() throws EhrFailure, NotStored, InterruptedException;
}
