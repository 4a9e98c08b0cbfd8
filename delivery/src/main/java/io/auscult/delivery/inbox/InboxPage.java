package io.auscult.delivery.inbox;

import java.util.List;

/** The list as it stands: one section chosen, all counted. */
public record InboxPage(Section section, List<Tab> tabs, List<AlertRow> rows, List<UnscoredRow> unscored) {

    /** The sections of the inbox. */
    public enum Section {
        OPEN("open", "Open", "No open alerts. When a rule finds something, it appears here by itself."),
        SNOOZED("snoozed", "Snoozed", "Nothing is put off. What is comes back by itself."),
        ANSWERED("answered", "Answered", "Nothing has been answered yet."),
        WITHDRAWN(
                "withdrawn", "Withdrawn", "Nothing has been withdrawn. An alert is withdrawn when its basis changes."),
        UNSCORED("not-assessable", "Not assessable", "Every live model could score every patient it was asked about.");

        private final String word;
        private final String title;
        private final String whenEmpty;

        Section(String word, String title, String whenEmpty) {
            this.word = word;
            this.title = title;
            this.whenEmpty = whenEmpty;
        }

        public String word() {
            return word;
        }

        public String title() {
            return title;
        }

        public String whenEmpty() {
            return whenEmpty;
        }

        /** The section of a word in an address; the first for a word that is none. */
        public static Section of(String word) {
            for (Section section : values()) {
                if (section.word.equals(word)) {
                    return section;
                }
            }
            return OPEN;
        }
    }

    public record Tab(Section section, int count, boolean current) {}

    /** A patient and a model that has no score for them. */
    public record UnscoredRow(
            PatientHeader patient, String model, String reason, List<SignalView.ProblemRow> problems, When asOf) {}
}
