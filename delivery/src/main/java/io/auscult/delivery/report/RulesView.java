package io.auscult.delivery.report;

import io.auscult.core.decision.RuleId;
import io.auscult.delivery.inbox.When;
import java.util.List;

/** What the pages of rules show. */
public final class RulesView {
    private RulesView() {}

    /**
     * A pack in force, and the switch that put it so.
     *
     * @param policy whether its rules hold alerts back, and open none
     */
    public record Pack(String id, String version, boolean policy, String mode, Switch switched, List<Row> rules) {}

    /**
     * A rule in the list.
     *
     * @param heldBack how many of its alerts are held back now
     * @param holds how many alerts of others it holds back now
     * @param annoyed how many comments sound so
     */
    public record Row(
            RuleId rule,
            String title,
            String mode,
            Bars bars,
            String overridden,
            String toAnswer,
            int heldBack,
            int holds,
            int annoyed) {}

    /**
     * One rule, whole.
     *
     * @param held what holds it back; of a policy, what it holds back
     */
    public record Rule(
            RuleId rule,
            String title,
            String pack,
            boolean policy,
            String mode,
            Tally tally,
            String overridden,
            String toAnswer,
            Bars bars,
            List<Counted> held,
            List<Counted> reasons,
            List<Comment> comments,
            List<Switch> switches,
            List<RuleFile> files) {}

    /** @param ahead whether it has not taken force yet */
    public record Switch(
            String version, String mode, When from, boolean ahead, String by, String why, String approvedBy) {}

    /** So many, of what. */
    public record Counted(String what, int count) {}

    public record Comment(String day, String words, boolean annoyed) {}

    /** A file of the rule or its pack, as it is in force. */
    public record RuleFile(String name, String text) {}
}
