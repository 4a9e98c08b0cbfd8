package io.auscult.delivery.inbox;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.consult.WhyAnswer;
import io.auscult.delivery.consult.WhyAnswer.Condition;
import io.auscult.delivery.consult.WhyAnswer.PolicyWhy;
import io.auscult.delivery.consult.WhyAnswer.RuleWhy;
import io.auscult.delivery.consult.WhyAnswer.Variant;
import io.auscult.delivery.consult.Whys;
import io.auscult.delivery.inbox.WhyPage.ConditionRow;
import io.auscult.delivery.inbox.WhyPage.RuleRow;
import io.auscult.delivery.inbox.WhyPage.VariantRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page that says why. Like every page it shows nothing of rules that are in shadow, off or not released for the patient's ward,
 * as things are at this moment, and not even their names; {@code auscult why} shows those to who looks after them.
 */
public final class WhyPages {
    private final Whys whys;
    private final Shelves shelves;
    private final AlertRows rows;
    private final Clockface clock;

    public WhyPages(Whys whys, Shelves shelves, AlertRows rows, Clockface clock) {
        this.whys = whys;
        this.shelves = shelves;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * The page of a patient.
     *
     * @param rule the rule to show condition by condition; null for all in short
     * @return empty when nothing is known of the patient, or there is no such rule to be shown
     */
    public Optional<WhyPage> page(PatientId patient, @Nullable RuleId rule) {
        PatientHeader header = rows.header(patient);
        return switch (whys.ask(patient, rule)) {
            case WhyAnswer.Explained explained -> explained(header, explained, patient, rule);
            case WhyAnswer.UnknownPatient _ -> Optional.empty();
            case WhyAnswer.Unanswered _ ->
                Optional.of(missing(
                        header,
                        "The rules do not answer at this moment, so nothing can be said here. Please try again; open alerts are"
                                + " shown as they are known."));
            case WhyAnswer.NotAsked _ ->
                Optional.of(missing(header, "This installation has nobody configured who could say why."));
        };
    }

    private static WhyPage missing(PatientHeader patient, String sentence) {
        return new WhyPage(patient, null, sentence, false, List.of());
    }

    private Optional<WhyPage> explained(
            PatientHeader patient, WhyAnswer.Explained explained, PatientId id, @Nullable RuleId asked) {
        Shelves.Live live = shelves.live(id);
        List<RuleWhy> shown = explained.rules().stream()
                .filter(rule -> !rule.policy() && live.includes(rule.rule(), rule.mode()))
                .toList();
        if (asked != null && shown.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WhyPage(
                patient,
                clock.full(explained.asOf()),
                "",
                asked != null,
                shown.stream().map(rule -> row(rule, id)).toList()));
    }

    private RuleRow row(RuleWhy rule, PatientId patient) {
        return new RuleRow(
                "/patients/" + patient + "/why/" + rule.rule(),
                rows.named(rule.rule()),
                outcome(rule),
                state(rule),
                details(rule),
                rule.variants().stream()
                        .map(variant -> variant(variant, rule.outcome().equals("off")))
                        .toList(),
                rule.policies().stream().map(this::policy).toList());
    }

    private static String outcome(RuleWhy rule) {
        return switch (rule.outcome()) {
            case "raised" -> "Fires";
            case "held" -> "Fires, held back";
            case "undetermined" -> "Cannot be told";
            default -> "Does not fire";
        };
    }

    private static String state(RuleWhy rule) {
        return switch (rule.outcome()) {
            case "raised" -> "fires";
            case "held" -> "held";
            default -> "silent";
        };
    }

    private List<String> details(RuleWhy rule) {
        return switch (rule.outcome()) {
            case "raised" -> List.of(rule.summary());
            case "held" -> List.of(held(rule), rule.sentence());
            case "undetermined" -> List.of(rule.sentence());
            default -> rule.because();
        };
    }

    private String held(RuleWhy rule) {
        String by = rule.heldBy() == null ? "a policy" : rows.named(rule.heldBy());
        Instant until = rule.until();
        return "Held by: " + by
                + (until == null
                        ? ", as long as its reason holds"
                        : ", until " + clock.full(until).words());
    }

    private static VariantRow variant(Variant variant, boolean isOff) {
        return new VariantRow(
                variant.name(),
                variant.conditions().stream()
                        .map(condition -> condition(condition, isOff))
                        .toList());
    }

    private static ConditionRow condition(Condition condition, boolean isOff) {
        String met = switch (condition.met()) {
            case "yes" -> "met";
            case "no" -> "not met";
            default -> isOff ? "not asked" : "cannot be asked";
        };
        return new ConditionRow(condition.words(), met, condition.met(), condition.seen());
    }

    private String policy(PolicyWhy policy) {
        return rows.named(policy.rule())
                + (policy.holds() ? " holds it" : " lets it pass")
                + (policy.because().isEmpty() ? "" : ": " + String.join("; ", policy.because()));
    }
}
