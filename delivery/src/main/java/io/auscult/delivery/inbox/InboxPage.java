package io.auscult.delivery.inbox;

import java.util.List;

/**
 * The list as it stands now: one section chosen, all counted.
 *
 * @param whose what can be chosen to see the alerts of
 * @param more how many there are beyond those listed
 * @param behind what its reader saw or acted on and was withdrawn since, of which they have not been told
 */
public record InboxPage(
        Section section,
        List<Choice> whose,
        List<Tab> tabs,
        List<AlertRow> rows,
        int more,
        List<UnscoredRow> unscored,
        List<AlertRow> behind) {
    public InboxPage {
        whose = List.copyOf(whose);
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
        unscored = List.copyOf(unscored);
        behind = List.copyOf(behind);
    }

    /** The sections of the inbox. */
    public enum Section {
        OPEN("open", "Open", "No open alerts. When a rule finds something, it appears here by itself."),
        UNREAD("unread", "Unread", "You have read all open alerts."),
        HANDED_OVER("handed-over", "Handed over", "Nothing is handed to you, and you have handed nothing over."),
        SNOOZED("snoozed", "Snoozed", "Nothing is put off. What is comes back by itself."),
        WITHDRAWN(
                "withdrawn", "Withdrawn", "Nothing has been withdrawn. An alert is withdrawn when its basis changes."),
        HISTORY("history", "History", "Nothing has been answered, and nothing has expired."),
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

    /** @param word for the address */
    public record Choice(String word, String words, boolean current) {}

    /** A patient and a model that has no score for them. */
    public record UnscoredRow(
            PatientHeader patient, String model, String reason, List<SignalView.ProblemRow> problems, When asOf) {}
}
