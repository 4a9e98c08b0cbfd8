package io.auscult.rules.concept;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.value.Code;
import java.util.Comparator;

/**
 * One line of a file of codes: that a code means a concept, by whose word, and for which sender.
 *
 * @param display the code's name, for the reader of the file
 * @param source the publication that says so, "site value" where there is none
 * @param sender the one sender that means this by the code; empty for all
 */
public record CodeRow(ConceptId concept, Code code, String display, String source, String sender)
        implements Comparable<CodeRow> {
    private static final Comparator<CodeRow> ORDER = Comparator.comparing(CodeRow::concept)
            .thenComparing(row -> row.code().system())
            .thenComparing(row -> row.code().value())
            .thenComparing(CodeRow::sender)
            .thenComparing(CodeRow::display)
            .thenComparing(CodeRow::source);

    /** What the line says; two lines with the same claim say it twice. */
    public record Claim(ConceptId concept, Code code, String sender) {}

    public Claim claim() {
        return new Claim(concept, code, sender);
    }

    @Override
    public int compareTo(CodeRow other) {
        return ORDER.compare(this, other);
    }
}
