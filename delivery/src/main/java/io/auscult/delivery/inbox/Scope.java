package io.auscult.delivery.inbox;

import io.auscult.core.alert.Viewer;

/** Whose alerts a list shows, of those that its reader may see at all. */
public sealed interface Scope {
    /** Of patients on the reader's own wards, and what was handed to them or by them. */
    record Mine() implements Scope {}

    record All() implements Scope {}

    record Ward(String ward) implements Scope {}

    /** The scope of a word in an address; all for a word that is none. */
    static Scope of(String word) {
        if (word.equals("mine")) {
            return new Mine();
        }
        return word.startsWith("ward:") && word.length() > "ward:".length()
                ? new Ward(word.substring("ward:".length()))
                : new All();
    }

    default String word() {
        return switch (this) {
            case Mine _ -> "mine";
            case All _ -> "all";
            case Ward ward -> "ward:" + ward.ward();
        };
    }

    /** Whether an alert is in it. */
    default boolean holds(RowMarks.Marks marks, Viewer viewer) {
        return switch (this) {
            case All _ -> true;
            case Ward ward -> ward.ward().equals(marks.ward());
            case Mine _ -> viewer.wards().contains(marks.ward()) || marks.handedToOrBy();
        };
    }
}
