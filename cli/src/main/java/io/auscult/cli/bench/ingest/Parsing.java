package io.auscult.cli.bench.ingest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** What the adapter is compared with: HAPI makes objects of the same bytes and throws them away. */
final class Parsing {
    private static final FhirContext R4 = FhirContext.forR4();

    private Parsing() {}

    static Worker fhir() {
        IParser parser = R4.newJsonParser();
        return message -> {
            IBaseResource bundle = parser.parseResource(new String(message, StandardCharsets.UTF_8));
            if (bundle.isEmpty()) {
                throw new IllegalStateException("HAPI has read nothing");
            }
        };
    }

    /** Without validation, which HAPI does by default: it is not parsing, and would make our figures look better. */
    static Worker v2() {
        HapiContext context = new DefaultHapiContext(new CanonicalModelClassFactory("2.5"));
        context.setValidationContext(ValidationContextFactory.noValidation());
        PipeParser parser = context.getPipeParser();
        return message -> {
            if (parser.parse(new String(message, StandardCharsets.UTF_8)).isEmpty()) {
                throw new IllegalStateException("HAPI has read nothing");
            }
        };
    }
}
