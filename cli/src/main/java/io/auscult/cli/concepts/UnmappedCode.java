package io.auscult.cli.concepts;

import java.util.Comparator;

/**
 * A code that arrives and that no concept means.
 *
 * @param kind what it was said of: observation, answer, condition, medication, procedure
 * @param source the sender, as the envelope names it
 * @param system empty with an empty code for what came without any code
 */
record UnmappedCode(String kind, String source, String system, String code) implements Comparable<UnmappedCode> {
    private static final Comparator<UnmappedCode> ORDER = Comparator.comparing(UnmappedCode::kind)
            .thenComparing(UnmappedCode::source)
            .thenComparing(UnmappedCode::system)
            .thenComparing(UnmappedCode::code);

    @Override
    public int compareTo(UnmappedCode other) {
        return ORDER.compare(this, other);
    }
}
