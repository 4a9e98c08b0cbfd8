package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.each;
import static io.auscult.schemas.codec.Fields.optional;
import static io.auscult.schemas.codec.Fields.required;

import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Undetermined;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.Escalation;
import io.auscult.core.decision.Importance;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.value.Mode;
import io.auscult.schemas.wire.Seen;
import java.time.Duration;
import java.util.List;

/** What the rules decided. */
public final class DecisionCodec {
    private static final String RAISE = "raise";
    private static final String WITHHOLD = "withhold";
    private static final String UNDETERMINED = "undetermined";

    private DecisionCodec() {}

    /** For the {@code kind} header. */
    public static String kind(Decision decision) {
        return switch (decision) {
            case Raise _ -> RAISE;
            case Withhold _ -> WITHHOLD;
            case Undetermined _ -> UNDETERMINED;
        };
    }

    public static io.auscult.schemas.wire.Decision toWire(Decision decision) {
        var wire = new io.auscult.schemas.wire.Decision(
                kind(decision),
                decision.rule().value(),
                decision.subject().value(),
                toWire(decision.rationale()),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null);
        switch (decision) {
            case Raise raise -> {
                wire.setMode(raise.mode().word());
                wire.setIndicator(raise.indicator().word());
                wire.setSummary(raise.summary());
                wire.setModels(each(raise.models(), ValueCodec::toWire));
                wire.setExpiresAfter(optional(raise.expiresAfter(), Duration::toString));
                wire.setImportance(raise.importance().word());
                wire.setEscalateAfter(
                        optional(raise.escalation(), each -> each.after().toString()));
                wire.setEscalateTo(
                        raise.escalation() == null ? null : raise.escalation().to());
            }
            case Withhold withhold -> {
                wire.setMode(withhold.mode().word());
                wire.setUntil(withhold.until());
            }
            case Undetermined _ -> {}
        }
        return wire;
    }

    public static Decision fromWire(io.auscult.schemas.wire.Decision wire) {
        RuleId rule = new RuleId(wire.getRule());
        Subject subject = new Subject(wire.getSubject());
        Rationale rationale = fromWire(wire.getRationale());
        return switch (wire.getKind()) {
            case RAISE ->
                new Raise(
                        rule,
                        subject,
                        Indicator.of(required(wire.getIndicator(), "indicator")),
                        required(wire.getSummary(), "summary"),
                        Mode.of(required(wire.getMode(), "mode")),
                        each(wire.getModels(), ValueCodec::fromWire),
                        optional(wire.getExpiresAfter(), Duration::parse),
                        rationale,
                        importance(wire),
                        optional(
                                wire.getEscalateAfter(),
                                after -> new Escalation(Duration.parse(after), wire.getEscalateTo())));
            case WITHHOLD ->
                new Withhold(rule, subject, wire.getUntil(), Mode.of(required(wire.getMode(), "mode")), rationale);
            case UNDETERMINED -> new Undetermined(rule, subject, rationale);
            default -> throw new UnknownWordException();
        };
    }

    /** Decisions from before there were tiers are of the usual one. */
    private static Importance importance(io.auscult.schemas.wire.Decision wire) {
        return wire.getImportance() == null
                ? Importance.USUAL
                : Importance.of(wire.getImportance()).orElseThrow(UnknownWordException::new);
    }

    private static io.auscult.schemas.wire.Rationale toWire(Rationale rationale) {
        return new io.auscult.schemas.wire.Rationale(
                rationale.rule().value(),
                rationale.pack(),
                rationale.packVersion(),
                each(rationale.seen(), DecisionCodec::toWire),
                rationale.sentence());
    }

    private static Rationale fromWire(io.auscult.schemas.wire.Rationale wire) {
        return new Rationale(
                new RuleId(wire.getRule()),
                wire.getPack(),
                wire.getPackVersion(),
                each(wire.getSeen(), DecisionCodec::fromWire),
                wire.getSentence());
    }

    private static Seen toWire(Rationale.Seen seen) {
        return new Seen(seen.what(), seen.value(), seen.at(), seen.source());
    }

    private static Rationale.Seen fromWire(Seen wire) {
        return new Rationale.Seen(wire.getWhat(), wire.getValue(), wire.getAt(), wire.getSource());
    }
}
