package io.auscult.delivery.app;

import io.auscult.core.value.PatientId;
import io.auscult.delivery.access.Reached;
import io.auscult.delivery.access.Reader;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request: who reads, whom they reach, and who has been put before them so far. */
final class Reading {
    private final Reader reader;
    private final Supplier<Reached> asked;
    private final Set<PatientId> shown = new TreeSet<>();
    private @Nullable Reached reached;

    Reading(Reader reader, Supplier<Reached> asked) {
        this.reader = reader;
        this.asked = asked;
    }

    Reader reader() {
        return reader;
    }

    /** Asked once: a patient who changes wards in between is not half on a page. */
    Reached reached() {
        Reached known = reached;
        if (known == null) {
            known = asked.get();
            reached = known;
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
