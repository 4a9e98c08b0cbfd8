package io.auscult.delivery.app;

import io.auscult.core.value.PatientId;
import io.auscult.delivery.access.Reader;
import io.auscult.delivery.access.Scope;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request: who reads, whom they reach, and who has been put before them so far. */
final class Reading {
    private final Reader reader;
    private final Supplier<Scope> asked;
    private final Set<PatientId> shown = new TreeSet<>();
    private @Nullable Scope scope;

    Reading(Reader reader, Supplier<Scope> asked) {
        this.reader = reader;
        this.asked = asked;
    }

    Reader reader() {
        return reader;
    }

    /** Asked once: a patient who changes wards in between is not half on a page. */
    Scope scope() {
        Scope known = scope;
        if (known == null) {
            known = asked.get();
            scope = known;
        }
        return known;
    }

    void show(Collection<PatientId> patients) {
        shown.addAll(patients);
    }

    Set<PatientId> shown() {
        return shown;
    }
}
