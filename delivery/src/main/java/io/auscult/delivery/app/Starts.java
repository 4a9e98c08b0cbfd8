package io.auscult.delivery.app;

import io.auscult.delivery.access.Reader;
import io.auscult.delivery.access.Role;

/** Where somebody begins, by what they are here for. */
final class Starts {
    private Starts() {}

    static String of(Reader reader) {
        if (reader.is(Role.CLINICIAN)) {
            return "/inbox";
        }
        if (reader.is(Role.INFORMATICIST)) {
            return "/models";
        }
        return reader.is(Role.AUDITOR) ? "/audit" : "/status";
    }
}
