package io.auscult.mapping.v2;

import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The entries of a message in its order; one may be decided only after others that follow it. */
final class Entries {
    private final List<MappedEntry> entries = new ArrayList<>();

    /** Maps a segment; what goes wrong with it goes wrong with it alone. */
    void map(String segment, Supplier<Mapped> mapping) {
        entries.add(Attempt.at(segment, mapping));
    }

    void ignore(String segment, String reason) {
        entries.add(MappedEntry.of(segment, new Mapped.Ignored(reason)));
    }

    void add(MappedEntry entry) {
        entries.add(entry);
    }

    /** Keeps a place for a segment. */
    int reserve(String segment) {
        ignore(segment, "Nothing more is said of it");
        return entries.size() - 1;
    }

    void decide(int place, Supplier<Mapped> mapping) {
        entries.set(place, Attempt.at(entries.get(place).type(), mapping));
    }

    List<MappedEntry> all() {
        return entries;
    }
}
