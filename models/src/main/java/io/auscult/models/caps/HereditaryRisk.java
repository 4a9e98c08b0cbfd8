package io.auscult.models.caps;

import io.auscult.core.concept.ConceptId;
import java.util.Optional;
import java.util.stream.Stream;

/** The germline variants of the CAPS criteria: two that suffice alone, and those that count with an affected first-degree relative. */
public enum HereditaryRisk {
    PEUTZ_JEGHERS("stk11", "peutz-jeghers-syndrome", true),
    CDKN2A("cdkn2a", "germline-cdkn2a", true),
    BRCA1("brca1", "germline-brca1", false),
    BRCA2("brca2", "germline-brca2", false),
    PALB2("palb2", "germline-palb2", false),
    ATM("atm", "germline-atm", false),
    MLH1("mlh1", "germline-mlh1", false),
    MSH2("msh2", "germline-msh2", false),
    MSH6("msh6", "germline-msh6", false);

    private final String gene;
    private final String concept;
    private final boolean alone;

    HereditaryRisk(String gene, String concept, boolean alone) {
        this.gene = gene;
        this.concept = concept;
        this.alone = alone;
    }

    /** The gene, in lower case; STK11 is that of Peutz-Jeghers syndrome. */
    public String gene() {
        return gene;
    }

    public ConceptId concept() {
        return ConceptId.of(concept);
    }

    /** Whether it suffices without an affected relative. */
    public boolean sufficesAlone() {
        return alone;
    }

    public static Optional<HereditaryRisk> named(String gene) {
        return Stream.of(values()).filter(risk -> risk.gene.equals(gene)).findFirst();
    }
}
