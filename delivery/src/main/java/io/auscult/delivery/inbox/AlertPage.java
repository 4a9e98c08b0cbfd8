package io.auscult.delivery.inbox;

import io.auscult.core.alert.Acknowledgement;
import io.auscult.delivery.answer.OverrideReasons.Group;
import io.auscult.delivery.inbox.SignalView.Line;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything behind one alert.
 *
 * @param whyPath the page that explains the rule for this patient, condition by condition
 * @param seen what the rule saw, each with value, date and source
 * @param limits HTML of the card's limits, or empty
 * @param sightings who was shown it
 * @param answer what was answered, null while it is open
 * @param acknowledgement what an answer needs
 * @param ending why and when it ended or until when it is put off, empty while neither
 * @param scored whether it stands on a score, whose rise may wake it
 */
public record AlertPage(
        AlertRow row,
        String ruleTitle,
        String pack,
        String evidencePath,
        String whyPath,
        String sentence,
        List<SeenRow> seen,
        List<SignalView> signals,
        String limits,
        List<Line> sightings,
        @Nullable AnswerView answer,
        String ending,
        List<Group> reasons,
        Acknowledgement acknowledgement,
        boolean scored) {

    /** @param source the score, the citation, or the entry of the record that it came from */
    public record SeenRow(String what, String value, String at, String source) {
        private static final Pattern ENTRY = Pattern.compile("(?<sender>[\\w.-]+)/\\S+");

        /** Of an entry of the record the source that sent it: the rest of its key says nothing to a reader. */
        public String from() {
            Matcher entry = ENTRY.matcher(source);
            return entry.matches() ? entry.group("sender") : source;
        }
    }

    public record AnswerView(String outcome, String by, When at, String reason, String comment) {}

    public boolean alwaysRequired() {
        return acknowledgement == Acknowledgement.REQUIRED;
    }

    public boolean reasonOptional() {
        return switch (acknowledgement) {
            case REQUIRED, REQUIRED_IF_NO_ACTION -> false;
            case RECOMMENDED, NONE -> true;
        };
    }

    /** What the browser asks for before it sends an override; null for nothing. */
    public @Nullable String needsOfOverride() {
        return switch (acknowledgement) {
            case REQUIRED -> "reason";
            case REQUIRED_IF_NO_ACTION -> "words";
            case RECOMMENDED, NONE -> null;
        };
    }

    public boolean snoozed() {
        return row.state().equals("snoozed");
    }

    public boolean open() {
        return row.state().equals("open");
    }
}
