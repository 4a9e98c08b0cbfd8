package io.auscult.rules.draft;

import io.auscult.core.decision.RuleId;
import io.auscult.rules.pack.PackFiles;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of a new rule: logic, card, cases and the number it compares with, all sound, so that its author starts from a rule that
 * passes and changes one thing after the other. What only a person can say is marked.
 */
public final class Draft {
    /** What an author has to look for. */
    public static final String MARK = "TO FILL IN";

    /** Stands in a line for what differs between cases. */
    private static final String VALUE = "{value}";

    private static final int FROM_AGE = 18;
    private static final int TO_AGE = 120;

    private final String pack;
    private final RuleId rule;
    private final Map<String, String> existing;
    private final Map<String, String> written = new LinkedHashMap<>();

    private Draft(String pack, RuleId rule, Map<String, String> existing) {
        this.pack = pack;
        this.rule = rule;
        this.existing = existing;
    }

    /**
     * @param existing the files that the pack has; none for a new pack
     * @param hasSheet whether the pack keeps its numbers in a spreadsheet, which is not written to
     * @return the files to write, new ones and those that grow
     * @throws DraftRefused when a file of that name is there, or the pack is of the other kind
     */
    public static Map<String, String> of(
            String pack, RuleId rule, Starter starter, Map<String, String> existing, boolean hasSheet) {
        Draft draft = new Draft(pack, rule, existing);
        draft.refuseToOverwrite(starter, hasSheet);
        draft.packYaml(starter);
        draft.logic(starter);
        return draft.written;
    }

    private void refuseToOverwrite(Starter starter, boolean hasSheet) {
        for (String ending : new String[] {PackFiles.RULES, PackFiles.CARD, PackFiles.CASES}) {
            if (existing.containsKey(name() + ending)) {
                throw new DraftRefused(name() + ending + " is there already; choose another name, or edit it");
            }
        }
        String yaml = existing.get(PackFiles.PACK);
        if (yaml != null && yaml.lines().noneMatch(line -> line.strip().equals("kind: " + starter.kind()))) {
            throw new DraftRefused("Pack " + pack + " is not a " + starter.kind()
                    + " pack; clinical packs propose alerts, policy packs hold them back");
        }
        if (hasSheet && (starter instanceof Starter.ByScore || starter instanceof Starter.ByObservation)) {
            throw new DraftRefused("Pack " + pack + " keeps its numbers in thresholds.xlsx, which is not written to;"
                    + " save the sheet as thresholds.csv first, or draft the rule in another pack");
        }
    }

    private String name() {
        return rule.value().substring(rule.value().indexOf('/') + 1);
    }

    private void packYaml(Starter starter) {
        String yaml = existing.get(PackFiles.PACK);
        String text = yaml == null ? """
                        id: %s
                        version: 0.1.0
                        # A role, not a person.  TO FILL IN
                        owner: Clinical lead
                        kind: %s
                        # live, shadow (recorded and shown to nobody) or off.
                        mode: shadow
                        """.formatted(pack, starter.kind()) : yaml;
        if (starter instanceof Starter.AfterProcedure after) {
            text = withSetting(text, after.days());
        }
        if (!text.equals(yaml)) {
            written.put(PackFiles.PACK, text);
        }
    }

    private String withSetting(String yaml, int days) {
        String setting = "  %s:%n    look-back: %d d%n".formatted(rule, days).replace("\r", "");
        int at = yaml.indexOf("\nsettings:\n");
        return at < 0
                ? yaml + (yaml.endsWith("\n") ? "" : "\n") + "settings:\n" + setting
                : yaml.substring(0, at) + "\nsettings:\n" + setting + yaml.substring(at + "\nsettings:\n".length());
    }

    private void logic(Starter starter) {
        switch (starter) {
            case Starter.ByScore score -> score(score);
            case Starter.ByBand band -> band(band);
            case Starter.ByObservation observation -> observation(observation);
            case Starter.AfterProcedure after -> procedure(after);
        }
    }

    private void score(Starter.ByScore asked) {
        boolean probability = asked.scale().equals("probability");
        drl(
                """
                $patient : Patient( $age : age )
                    $threshold : Threshold( rule == "%s", name == "%s", fromAge <= $age, toAge >= $age, $limit : %s )
                    $score : RiskScored( model.id == "%s", value("%s") %s $limit )""".formatted(
                                rule,
                                asked.limit().name(),
                                probability ? "probability" : "value",
                                asked.model(),
                                asked.score(),
                                asked.limit().sign()),
                "propose( drools, $score, $threshold, $patient );");
        row(asked.limit());
        String signal = "signal: " + asked.model() + " " + asked.band() + " " + asked.score() + " " + VALUE + " "
                + asked.scale();
        cases(
                signal.replace(VALUE, onScale(asked.limit().value(), probability)),
                signal.replace(VALUE, onScale(asked.limit().justNot(), probability)),
                "signal: " + asked.model() + " not assessable, " + asked.input() + " missing",
                true);
        card(
                asked.model() + " " + asked.score() + " {{" + asked.score() + "}}",
                "Model " + asked.model() + " gives " + asked.score() + " as {{" + asked.score() + "}}, and {{"
                        + asked.limit().name() + "}} " + asked.limit().beyond() + " fires at age {{age}}.");
    }

    private static String onScale(BigDecimal value, boolean probability) {
        return (probability ? value.movePointLeft(2) : value).toPlainString();
    }

    private void band(Starter.ByBand asked) {
        drl(
                "$score : RiskScored( model.id == \"%s\", band == \"%s\" )".formatted(asked.model(), asked.band()),
                "propose( drools, $score );");
        String signal = "signal: " + asked.model() + " " + VALUE + " "
                + asked.score().getKey() + " 0 " + asked.score().getValue();
        cases(
                signal.replace(VALUE, asked.band()),
                signal.replace(VALUE, asked.other()),
                "signal: " + asked.model() + " not assessable, " + asked.input() + " missing",
                false);
        card(
                asked.model() + ": {{band}}",
                "Model " + asked.model() + " puts this patient into its band {{band}} ("
                        + asked.score().getKey() + " {{" + asked.score().getKey() + "}}).");
    }

    private void observation(Starter.ByObservation asked) {
        String concept = asked.concept().id().value();
        drl(
                """
                $patient : Patient( $age : age, $value : latest("%s"), $value != null )
                    $threshold : Threshold( rule == "%s", name == "%s", fromAge <= $age, toAge >= $age, value %s $value.value )""".formatted(concept, rule, asked.limit().name(), asked.limit().turnedSign()),
                "propose( drools, $value, $threshold, $patient );");
        row(asked.limit());
        String given =
                "observation: " + concept + " " + VALUE + " " + asked.limit().ucum() + " at -1 h";
        cases(
                given.replace(VALUE, asked.limit().value().toPlainString()),
                given.replace(VALUE, asked.limit().justNot().toPlainString()),
                null,
                true);
        card(
                asked.concept().name() + " {{" + concept + "}} on {{" + concept + "-on}}",
                asked.concept().name() + " of {{" + concept + "-on}} was {{" + concept + "}}, and {{"
                        + asked.limit().name() + "}} " + asked.limit().beyond() + " fires at age {{age}}.");
    }

    private void procedure(Starter.AfterProcedure asked) {
        String concept = asked.procedure().id().value();
        drl(
                """
                Setting( rule == "%s", name == "look-back", $days : days )
                    $proposal : Proposal( area == "%s" )
                    Patient( did("%s", $days), $done : lastDone("%s") )""".formatted(rule, asked.area(), concept, concept),
                "hold( drools, $proposal, $done.plusDays($days), $done );");
        String proposal = "\n      - proposal: " + asked.area() + "/some-alert";
        put(PackFiles.CASES, """
                rule: %s
                cases:
                  - case: done the day before
                    shows: fires
                    given:
                      - patient: female, 62 years
                      - procedure: %s at -1 d%s
                    then: hold
                    until: +%d d

                  - case: the look-back is just over
                    shows: just not
                    given:
                      - patient: female, 62 years
                      - procedure: %s at -%d d%s
                    then: let pass
                    because: TO FILL IN, why the alert comes again

                  - case: an alert of another area
                    shows: just not
                    given:
                      - patient: female, 62 years
                      - procedure: %s at -1 d
                      - proposal: other-area/some-alert
                    then: let pass
                    because: only alerts of the area %s wait

                  - case: it was never done
                    shows: data missing
                    given:
                      - patient: female, 62 years%s
                    then: let pass
                    because: nothing is known of it
                """.formatted(
                        rule,
                        concept,
                        proposal,
                        asked.days() - 1,
                        concept,
                        asked.days(),
                        proposal,
                        concept,
                        asked.area(),
                        proposal));
        put(PackFiles.CARD, """
                ---
                id: %s
                owner: Clinical lead
                evidence:
                  - "site value (TO FILL IN: the look-back, and who set it)"
                sentence: "%s was done on {{done-on}} ({{done}}); this alert waits until {{until}}."
                ---
                TO FILL IN: in a clinician's words, why an alert is held back after this, and why for so long.
                """.formatted(rule, asked.procedure().name()));
    }

    private void drl(String when, String then) {
        put(PackFiles.RULES, "rule \"" + rule + "\"\nwhen\n    " + when + "\nthen\n    " + then + "\nend\n");
    }

    private void row(Amount limit) {
        String header = "rule,name,from_age,to_age,value,ucum,citation\n";
        String table = existing.getOrDefault(PackFiles.THRESHOLDS, header);
        written.put(
                PackFiles.THRESHOLDS,
                table
                        + (table.endsWith("\n") ? "" : "\n")
                        + "%s,%s,%d,%d,%s,%s,site value%n"
                                .formatted(
                                        rule,
                                        limit.name(),
                                        FROM_AGE,
                                        TO_AGE,
                                        limit.value().toPlainString(),
                                        limit.ucum())
                                .replace("\r", ""));
    }

    /** @param missing null when the case gives no more than the patient */
    private void cases(String fires, String justNot, @Nullable String missing, boolean byAge) {
        String text = """
                rule: %s
                cases:
                  - case: exactly at the limit
                    shows: fires
                    given:
                      - patient: female, 62 years
                      - %s
                    then: raise

                  - case: just not
                    shows: just not
                    given:
                      - patient: female, 62 years
                      - %s
                    then: silence
                    because: it is just not reached
                """.formatted(rule, fires, justNot)
                + (byAge ? """

                  - case: younger than the table's ages
                    shows: just not
                    given:
                      - patient: female, %d years
                      - %s
                    then: silence
                    because: the row of thresholds.csv begins at %d years
                """.formatted(FROM_AGE - 1, fires, FROM_AGE) : "")
                + """

                  - case: nothing is known
                    shows: data missing
                    given:
                      - patient: female, 62 years%s
                    then: silence
                    because: there is nothing to compare
                """.formatted(missing == null ? "" : "\n      - " + missing);
        put(PackFiles.CASES, text);
    }

    private void card(String summary, String sentence) {
        put(PackFiles.CARD, """
                ---
                id: %s
                owner: Clinical lead
                evidence:
                  - "site value (TO FILL IN: the publication with its DOI, or who set the number)"
                indicator: info
                summary: "%s: TO FILL IN what to consider"
                sentence: "%s"
                overrideReasons:
                  - patient-ineligible
                  - action-completed
                  - patient-refuses
                  - need-more-info
                ---
                **What this says.** TO FILL IN, in a clinician's words.

                **What to consider.** TO FILL IN.

                **What it does not say.** TO FILL IN.
                """.formatted(rule, summary, sentence));
    }

    private void put(String ending, String text) {
        written.put(name() + ending, text);
    }
}
