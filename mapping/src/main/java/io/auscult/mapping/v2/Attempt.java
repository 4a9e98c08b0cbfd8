package io.auscult.mapping.v2;

import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.Unmappable;
import java.util.function.Supplier;

/** One segment's mapping: what goes wrong with it goes wrong with it alone. */
final class Attempt {
    private Attempt() {}

    static MappedEntry at(String segment, Supplier<Mapped> mapping) {
        try {
            return MappedEntry.of(segment, mapping.get());
        } catch (Unmappable e) {
            return MappedEntry.of(segment, e.rejected());
        } catch (RuntimeException e) {
            return MappedEntry.of(segment, surprise(e));
        }
    }

    /** A bug or an input nobody thought of; its message may hold patient data, so only its class is told. */
    static Mapped.Rejected surprise(RuntimeException e) {
        return new Mapped.Rejected(
                "The segment could not be mapped (" + e.getClass().getSimpleName() + ")",
                "Report it together with the message, without patient data");
    }
}
