package io.auscult.models.card;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The 31 source attributes that 45 CFR 170.315(b)(11)(iv)(B) (HTI-1) asks of a predictive decision-support intervention, in its
 * order. A card states every one of them; some may be "not available".
 */
public enum SourceAttribute {
    DEVELOPER_AND_CONTACT(1),
    FUNDING_SOURCE(2),
    OUTPUT_VALUE(3),
    OUTPUT_KIND(4),
    INTENDED_USE(5),
    INTENDED_POPULATION(6),
    INTENDED_USERS(7),
    DECISION_ROLE(8),
    CAUTIONED_AGAINST(9),
    KNOWN_RISKS_AND_LIMITATIONS(10),
    TRAINING_DATA_CRITERIA(11),
    DEMOGRAPHIC_INPUTS(12),
    TRAINING_DATA_REPRESENTATIVENESS(13),
    TRAINING_DATA_RELEVANCE(14),
    FAIRNESS_APPROACH(15),
    BIAS_MANAGEMENT(16),
    EXTERNAL_VALIDATION_DATA(17, Kind.MAY_BE_UNAVAILABLE),
    EXTERNAL_VALIDATION_PARTY(18, Kind.MAY_BE_UNAVAILABLE),
    EXTERNAL_VALIDATION_REPRESENTATIVENESS(19, Kind.MAY_BE_UNAVAILABLE),
    EXTERNAL_VALIDATION_PROCESS(20, Kind.MAY_BE_UNAVAILABLE),
    VALIDITY_SAME_SOURCE(21),
    FAIRNESS_SAME_SOURCE(22),
    VALIDITY_EXTERNAL(23, Kind.MAY_BE_UNAVAILABLE),
    FAIRNESS_EXTERNAL(24, Kind.MAY_BE_UNAVAILABLE),
    OUTCOME_EVALUATIONS(25, Kind.MAY_BE_UNAVAILABLE),
    VALIDITY_MONITORING(26),
    VALIDITY_LOCAL(27, Kind.MAY_BE_UNAVAILABLE),
    FAIRNESS_MONITORING(28),
    FAIRNESS_LOCAL(29, Kind.MAY_BE_UNAVAILABLE),
    UPDATE_PROCESS(30, Kind.MAY_BE_UNAVAILABLE),
    CORRECTION_FREQUENCY(31, Kind.MAY_BE_UNAVAILABLE);

    public static final String NOT_AVAILABLE = "not available";

    /** By a third-party reading of the rule, which lets the other attributes not be left open. */
    private enum Kind {
        TO_BE_STATED,
        MAY_BE_UNAVAILABLE
    }

    private final int number;
    private final Kind kind;

    SourceAttribute(int number) {
        this(number, Kind.TO_BE_STATED);
    }

    SourceAttribute(int number, Kind kind) {
        this.number = number;
        this.kind = kind;
    }

    /** Its number in the rule, from 1. */
    public int number() {
        return number;
    }

    /** Its key in a card: {@code developer-and-contact}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For a reader: {@code developer and contact}. */
    public String words() {
        return key().replace('-', ' ');
    }

    /** What the card says; where it says nothing, that it is not available. */
    public String statedBy(ModelCard card) {
        return card.sourceAttributes().getOrDefault(this, NOT_AVAILABLE);
    }

    public boolean mayBeUnavailable() {
        return kind == Kind.MAY_BE_UNAVAILABLE;
    }

    static List<String> keys() {
        return Stream.of(values()).map(SourceAttribute::key).toList();
    }
}
