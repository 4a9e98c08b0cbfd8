package io.auscult.models.caps;

import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a relative is related, from HL7's v3-RoleCode (terminology.hl7.org, FAMMEMB). "Mother", "brother" or "child" that the source
 * does not call half, step, foster, adoptive or in-law is taken for one by birth.
 */
enum Kinship {
    MOTHER("MTH NMTH"),
    FATHER("FTH NFTH"),
    PARENT("PRN NPRN"),
    SIBLING("SIB NSIB BRO NBRO SIS NSIS TWIN FTWIN ITWIN TWINBRO FTWINBRO ITWINBRO TWINSIS FTWINSIS ITWINSIS"),
    CHILD("CHILD NCHILD DAUC DAU SONC SON"),
    HALF_SIBLING("HSIB HBRO HSIS"),
    MOTHERS_PARENT("MGRPRN MGRFTH MGRMTH"),
    FATHERS_PARENT("PGRPRN PGRFTH PGRMTH"),
    GRANDPARENT("GRPRN GRFTH GRMTH"),
    MOTHERS_SIBLING("MAUNT MUNCLE"),
    FATHERS_SIBLING("PAUNT PUNCLE"),
    PARENTS_SIBLING("AUNT UNCLE"),
    SIBLINGS_CHILD("NIENEPH NEPHEW NIECE"),
    GRANDCHILD("GRNDCHILD GRNDDAU GRNDSON"),
    DISTANT("COUSN MCOUSN PCOUSN GGRPRN GGRFTH GGRMTH MGGRPRN MGGRFTH MGGRMTH PGGRPRN PGGRFTH PGGRMTH"),
    NOT_BY_BLOOD("CHLDADOPT DAUADOPT SONADOPT CHLDFOST DAUFOST SONFOST STPCHLD STPDAU STPSON INLAW CHLDINLAW "
            + "DAUINLAW SONINLAW PRNINLAW FTHINLAW MTHINLAW SIBINLAW BROINLAW SISINLAW ADOPTP ADOPTF "
            + "ADOPTM PRNFOST FTHFOST MTHFOST STPPRN STPFTH STPMTH STPSIB STPBRO STPSIS SIGOTHR DOMPART "
            + "FMRSPS SPS HUSB WIFE"),
    /** No code, or one that says too little. */
    UNKNOWN("");

    static final String ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    private static final Set<Kinship> FIRST_DEGREE = EnumSet.of(MOTHER, FATHER, PARENT, SIBLING, CHILD);
    private static final Map<String, Kinship> BY_CODE = new HashMap<>();

    static {
        for (Kinship kinship : values()) {
            List.of(kinship.codes.split(" ", -1)).forEach(code -> BY_CODE.put(code, kinship));
        }
    }

    private final String codes;

    /** @param codes with a blank between them */
    Kinship(String codes) {
        this.codes = codes;
    }

    static Kinship of(CodedText relationship) {
        return relationship.codings().stream()
                .map(Coding::code)
                .filter(code -> code.system().equals(ROLE_CODE))
                .map(code -> BY_CODE.getOrDefault(code.value(), UNKNOWN))
                .findFirst()
                .orElse(UNKNOWN);
    }

    boolean isFirstDegree() {
        return FIRST_DEGREE.contains(this);
    }

    boolean mayBeFirstDegree() {
        return isFirstDegree() || this == UNKNOWN;
    }

    /** Whether two relatives of one patient, of these kinships, are first-degree relatives of one another. */
    static Tie tie(Kinship one, Kinship other) {
        if (one == NOT_BY_BLOOD || other == NOT_BY_BLOOD) {
            return Tie.NO;
        }
        if (one == UNKNOWN || other == UNKNOWN) {
            return Tie.UNCLEAR;
        }
        Tie there = directed(one, other);
        Tie back = directed(other, one);
        return there.compareTo(back) <= 0 ? there : back;
    }

    private static Tie directed(Kinship one, Kinship other) {
        return switch (one) {
            case MOTHER ->
                switch (other) {
                    case SIBLING, MOTHERS_PARENT, MOTHERS_SIBLING -> Tie.YES;
                    case HALF_SIBLING, GRANDPARENT, PARENTS_SIBLING -> Tie.UNCLEAR;
                    case MOTHER,
                            FATHER,
                            PARENT,
                            CHILD,
                            FATHERS_PARENT,
                            FATHERS_SIBLING,
                            SIBLINGS_CHILD,
                            GRANDCHILD,
                            DISTANT,
                            NOT_BY_BLOOD,
                            UNKNOWN -> Tie.NO;
                };
            case FATHER ->
                switch (other) {
                    case SIBLING, FATHERS_PARENT, FATHERS_SIBLING -> Tie.YES;
                    case HALF_SIBLING, GRANDPARENT, PARENTS_SIBLING -> Tie.UNCLEAR;
                    case MOTHER,
                            FATHER,
                            PARENT,
                            CHILD,
                            MOTHERS_PARENT,
                            MOTHERS_SIBLING,
                            SIBLINGS_CHILD,
                            GRANDCHILD,
                            DISTANT,
                            NOT_BY_BLOOD,
                            UNKNOWN -> Tie.NO;
                };
            case PARENT ->
                switch (other) {
                    case SIBLING -> Tie.YES;
                    case HALF_SIBLING,
                            GRANDPARENT,
                            PARENTS_SIBLING,
                            MOTHERS_PARENT,
                            FATHERS_PARENT,
                            MOTHERS_SIBLING,
                            FATHERS_SIBLING -> Tie.UNCLEAR;
                    case MOTHER, FATHER, PARENT, CHILD, SIBLINGS_CHILD, GRANDCHILD, DISTANT, NOT_BY_BLOOD, UNKNOWN ->
                        Tie.NO;
                };
            case SIBLING -> other == SIBLING ? Tie.YES : other == SIBLINGS_CHILD ? Tie.UNCLEAR : Tie.NO;
            case CHILD -> other == CHILD ? Tie.YES : other == GRANDCHILD ? Tie.UNCLEAR : Tie.NO;
            case HALF_SIBLING,
                    MOTHERS_PARENT,
                    FATHERS_PARENT,
                    GRANDPARENT,
                    MOTHERS_SIBLING,
                    FATHERS_SIBLING,
                    PARENTS_SIBLING,
                    SIBLINGS_CHILD,
                    GRANDCHILD,
                    DISTANT,
                    NOT_BY_BLOOD,
                    UNKNOWN -> Tie.NO;
        };
    }

    /** Ordered: the surest first. */
    enum Tie {
        YES,
        UNCLEAR,
        NO
    }
}
