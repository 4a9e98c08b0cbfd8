package io.auscult.models.esc;

import io.auscult.core.concept.ConceptId;
import java.util.List;
import java.util.Optional;

/**
 * An assay with published cut-offs: Collet J-P et al., 2020 ESC Guidelines for NSTE-ACS, Table 5,
 * doi:10.1093/eurheartj/ehaa575. They apply irrespective of age and renal function. A LOINC code does not name the assay, so a
 * result counts only when its method or device does.
 *
 * @param concept that a result's method or device must mean
 * @param label for a reader, with the maker's name; also the assay's name in vectors
 * @param analyte the concept of the results that it can give
 */
public record Assay(ConceptId concept, String label, ConceptId analyte, CutOffs oneHour, CutOffs twoHours) {
    private static final List<Assay> PUBLISHED = List.of(
            of(
                    "assay-elecsys-tnt-hs",
                    "hs-cTnT Elecsys Roche",
                    "hs-troponin-t",
                    CutOffs.of(5, 12, 3, 52, 5),
                    CutOffs.of(5, 14, 4, 52, 10)),
            of(
                    "assay-architect-tni-hs",
                    "hs-cTnI Architect Abbott",
                    "hs-troponin-i",
                    CutOffs.of(4, 5, 2, 64, 6),
                    CutOffs.of(4, 6, 2, 64, 15)),
            of(
                    "assay-centaur-tni-hs",
                    "hs-cTnI Centaur Siemens",
                    "hs-troponin-i",
                    CutOffs.of(3, 6, 3, 120, 12),
                    CutOffs.of(3, 8, 7, 120, 20)),
            of(
                    "assay-access-tni-hs",
                    "hs-cTnI Access Beckman Coulter",
                    "hs-troponin-i",
                    CutOffs.of(4, 5, 4, 50, 15),
                    CutOffs.of(4, 5, 5, 50, 20)),
            of(
                    "assay-clarity-tni-hs",
                    "hs-cTnI Clarity Singulex",
                    "hs-troponin-i",
                    CutOffs.of(1, 2, 1, 30, 6),
                    CutOffs.firstSampleOnly(1, 30)),
            of(
                    "assay-vitros-tni-hs",
                    "hs-cTnI Vitros Clinical Diagnostics",
                    "hs-troponin-i",
                    CutOffs.of(1, 2, 1, 40, 4),
                    CutOffs.firstSampleOnly(1, 40)),
            of(
                    "assay-pathfast-tni-hs",
                    "hs-cTnI Pathfast LSI Medience",
                    "hs-troponin-i",
                    CutOffs.of(3, 4, 3, 90, 20),
                    CutOffs.firstSampleOnly(3, 90)),
            of(
                    "assay-triagetrue-tni-hs",
                    "hs-cTnI TriageTrue Quidel",
                    "hs-troponin-i",
                    CutOffs.of(4, 5, 3, 60, 8),
                    CutOffs.firstSampleOnly(4, 60)));

    private static Assay of(String concept, String label, String analyte, CutOffs oneHour, CutOffs twoHours) {
        return new Assay(ConceptId.of(concept), label, ConceptId.of(analyte), oneHour, twoHours);
    }

    /** All of the guideline's table. */
    public static List<Assay> published() {
        return PUBLISHED;
    }

    public CutOffs cutOffs(Protocol protocol) {
        return switch (protocol) {
            case ZERO_ONE_HOUR -> oneHour;
            case ZERO_TWO_HOURS -> twoHours;
        };
    }

    /** By its concept id or its label. */
    public static Optional<Assay> named(String name) {
        return PUBLISHED.stream()
                .filter(assay ->
                        assay.label.equals(name) || assay.concept.value().equals(name))
                .findFirst();
    }
}
