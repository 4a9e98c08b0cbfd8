package io.auscult.delivery.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import io.auscult.core.alert.AlertId;
import io.auscult.core.decision.RuleId;
import io.auscult.core.signal.ModelRef;
import io.auscult.delivery.inbox.Figures;
import io.auscult.models.Models;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What several resources have in common. */
final class Parts {
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private Parts() {}

    static Identifier identifier(AlertId alert) {
        return new Identifier().setSystem(Systems.ALERT).setValue(alert.value());
    }

    static Reference to(String reference) {
        return new Reference(reference);
    }

    static CodeableConcept text(String words) {
        return new CodeableConcept().setText(words);
    }

    static CodeableConcept rule(RuleId rule, String words) {
        return text(words).addCoding(new Coding().setSystem(Systems.RULE).setCode(rule.value()));
    }

    static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept().addCoding(new Coding(system, code, display));
    }

    /** As its card calls it: "AHA PREVENT, 10 and 30 years (1.0.0)"; a model that is not of the build after its id. */
    static String words(ModelRef model) {
        String name =
                Models.ids().contains(model.id()) ? Models.card(model.id()).name() : Figures.name(model.id());
        return name + " (" + model.version() + ")";
    }

    static Coding label() {
        return new Coding(Systems.LABELS, Systems.AI_ASSERTED, Systems.AI_ASSERTED_WORDS);
    }

    /** With the label that software asserted it. */
    static <T extends Resource> T labelled(T resource) {
        resource.getMeta().addSecurity(label());
        return resource;
    }

    static DateTimeType time(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.MILLI, UTC);
    }

    static InstantType instant(Instant at) {
        return new InstantType(Date.from(at), TemporalPrecisionEnum.MILLI, UTC);
    }
}
