package io.auscult.rules.drools;

import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.rules.fact.Already;
import io.auscult.rules.fact.Answered;
import io.auscult.rules.fact.Covered;
import io.auscult.rules.fact.Patient;
import io.auscult.rules.fact.Proposal;
import io.auscult.rules.fact.Setting;
import io.auscult.rules.fact.Snoozed;
import io.auscult.rules.fact.Threshold;
import io.auscult.rules.pack.Pack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that a rule file may name: types, what may be asked of each, and what tells one fact of a type from another. */
final class Vocabulary {
    /** Questions whose first argument is a concept of the catalogue. */
    static final Set<String> ABOUT_CONCEPTS = Set.of(
            "takes",
            "drug",
            "hasActive",
            "ever",
            "allergicTo",
            "familyHas",
            "did",
            "ordered",
            "given",
            "dispensed",
            "measured",
            "latest",
            "lastDone",
            "rise");

    /** Questions about the last so many days, which change when the days have passed. */
    static final Set<String> LATELY = Set.of("did", "ordered", "given", "dispensed", "measured");

    /** The question whose argument is a derived fact. */
    static final String DERIVED = "derived";

    /** Questions that are answered with null where the chart has nothing. */
    static final Set<String> MAY_BE_NULL = Set.of("drug", "latest", "lastDone", "rise", DERIVED);

    /** What models say. */
    static final Set<String> SIGNALS = Set.of("RiskScored", "NotAssessable", "Pending");

    static final String AGE = "age";

    /** Questions whose answers change by time alone; the age is another. */
    static final Set<String> TIMED =
            Set.of("did", "ordered", "given", "dispensed", "measured", "latest", "lastDone", "rise", DERIVED);

    /** What may be asked of a value that was reached from a fact. */
    private static final Set<String> INNER =
            Set.of("id", "version", "value", "at", "words", "concept", "method", "plusDays");

    /**
     * @param keys what tells one fact from another; none when there is only one such fact
     * @param asks what may be asked of it
     */
    private record Type(Class<?> javaType, Set<String> keys, Set<String> asks) {}

    private static final Type RISK_SCORED = new Type(
            RiskScored.class, Set.of("model.id"), Set.of("model", "band", "has", "value", "points", "anyPoints"));
    private static final Type NOT_ASSESSABLE =
            new Type(NotAssessable.class, Set.of("model.id"), Set.of("model", "reason"));
    private static final Type PENDING = new Type(Pending.class, Set.of("model.id"), Set.of("model"));
    private static final Type PATIENT = new Type(
            Patient.class,
            Set.of(),
            Set.of(
                    AGE,
                    "sex",
                    "deceased",
                    "takes",
                    "drug",
                    "hasActive",
                    "ever",
                    "allergicTo",
                    "familyHas",
                    "did",
                    "ordered",
                    "given",
                    "dispensed",
                    "measured",
                    "latest",
                    "lastDone",
                    "rise",
                    DERIVED));
    private static final Type THRESHOLD = new Type(
            Threshold.class,
            Set.of("rule"),
            Set.of("rule", "name", "fromAge", "toAge", "value", "probability", "ucum"));
    private static final Type SETTING = new Type(Setting.class, Set.of("rule"), Set.of("rule", "name", "days"));
    private static final Type PROPOSAL =
            new Type(Proposal.class, Set.of("rule", "area"), Set.of("rule", "area", "subject", "indicator"));
    private static final Type ANSWERED = new Type(
            Answered.class, Set.of("rule"), Set.of("rule", "subject", "outcome", "reason", "locked", "lockedUntil"));

    private static final Type SNOOZED =
            new Type(Snoozed.class, Set.of("rule"), Set.of("rule", "subject", "active", "until"));
    private static final Type ALREADY =
            new Type(Already.class, Set.of("rule"), Set.of("rule", "how", "concept", "until"));
    private static final Type COVERED =
            new Type(Covered.class, Set.of("rule"), Set.of("rule", "subject", "by", "until"));

    private final Map<String, Type> types = new TreeMap<>();
    private final Set<String> known = new TreeSet<>(INNER);
    private final String verb;

    private Vocabulary(String verb, Type... types) {
        this.verb = verb;
        for (Type type : types) {
            this.types.put(type.javaType().getSimpleName(), type);
            known.addAll(type.asks());
        }
    }

    static final Vocabulary CLINICAL =
            new Vocabulary("propose", RISK_SCORED, NOT_ASSESSABLE, PENDING, PATIENT, THRESHOLD, SETTING);
    static final Vocabulary POLICY =
            new Vocabulary("hold", PROPOSAL, ANSWERED, SNOOZED, ALREADY, COVERED, SETTING, PATIENT);

    static Vocabulary of(Pack.Kind kind) {
        return switch (kind) {
            case CLINICAL -> CLINICAL;
            case POLICY -> POLICY;
        };
    }

    /** The one verb of a {@code then}. */
    String verb() {
        return verb;
    }

    Set<String> types() {
        return types.keySet();
    }

    List<String> imports() {
        return types.values().stream()
                .map(type -> type.javaType().getCanonicalName())
                .toList();
    }

    /** Null for what is no type here. */
    @Nullable Class<?> javaType(String name) {
        Type type = types.get(name);
        return type == null ? null : type.javaType();
    }

    boolean isType(String name) {
        return types.containsKey(name);
    }

    Set<String> keys(String type) {
        return Optional.ofNullable(types.get(type)).map(Type::keys).orElse(Set.of());
    }

    Set<String> asks(String type) {
        return Optional.ofNullable(types.get(type)).map(Type::asks).orElse(Set.of());
    }

    boolean knows(String name) {
        return known.contains(name);
    }
}
