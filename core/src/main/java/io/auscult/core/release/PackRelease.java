package io.auscult.core.release;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A rule pack as published: its files, whole, how far it reaches, and who decided so. The first publication of a version is such a
 * record, and each later switch is one more: a rollback, another mode. None takes an earlier one out of the past.
 *
 * @param files text by file name within the pack's folder, {@code pack.yaml} among them
 * @param ruleModes single rules that reach less far than the pack
 * @param by who decided it, and {@code why} in their words; both empty for what comes with the build
 * @param approvedBy the second person, where one is asked for; else empty
 * @param signatures of the people who published and approved these files, by {@link Seal#name}
 * @param stops of a pause, the {@link #switchKey} of the release that it stops; empty for all that people and the build decide
 */
public record PackRelease(
        String id,
        String version,
        Mode mode,
        Instant inForceFrom,
        Map<String, String> files,
        Map<RuleId, Mode> ruleModes,
        String by,
        String why,
        String approvedBy,
        Map<String, String> signatures,
        String stops) {
    /**
     * How far ahead of its publication a release takes force at the least. Whatever decides may go on while everything published up to
     * {@code now} minus this lead has been read: nothing that is not yet read can be in force.
     */
    public static final Duration LEAD = Duration.ofSeconds(5);

    /** Who decides a pause: nobody. */
    public static final String CONTAINMENT = "containment";

    /** When a release that waits for its approval takes force. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    public PackRelease {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        ruleModes = Collections.unmodifiableMap(new TreeMap<>(ruleModes));
        signatures = Collections.unmodifiableMap(new TreeMap<>(signatures));
    }

    /** Decided by a person or the build. */
    public PackRelease(
            String id,
            String version,
            Mode mode,
            Instant inForceFrom,
            Map<String, String> files,
            Map<RuleId, Mode> ruleModes,
            String by,
            String why,
            String approvedBy,
            Map<String, String> signatures) {
        this(id, version, mode, inForceFrom, files, ruleModes, by, why, approvedBy, signatures, "");
    }

    /** Of a pack that comes with the build. */
    public PackRelease(String id, String version, Mode mode, Instant inForceFrom, Map<String, String> files) {
        this(id, version, mode, inForceFrom, files, Map.of(), "", "", "", Map.of());
    }

    /** Of the first publication of a version; what a decision names. */
    public String key() {
        return id + "@" + version;
    }

    /** Of each later switch, so that no switch takes an earlier one out of the record, and no pause what a person decided. */
    public String switchKey() {
        return key() + "@" + inForceFrom + (pausing() ? "@paused" : "");
    }

    /** Of a release that waits for its approval. */
    public String pendingKey() {
        return key() + "@pending";
    }

    public boolean pending() {
        return inForceFrom.equals(NEVER);
    }

    /** Whether nobody decided this: a pack or one of its rules was paused because it ran away. */
    public boolean pausing() {
        return !stops.isEmpty();
    }

    /** Whether the whole pack is paused. */
    public boolean paused() {
        return pausing() && mode == Mode.OFF;
    }

    /** The version, and how far it reaches where that is not everywhere: changes with every switch of a mode. */
    public String word() {
        return key() + (mode == Mode.LIVE ? "" : " " + (paused() ? "paused" : mode.word())) + ofRules();
    }

    private String ofRules() {
        return ruleModes.isEmpty()
                ? ""
                : ruleModes.entrySet().stream()
                        .map(rule -> rule.getKey() + " " + rule.getValue().word())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /** How far a rule reaches as far as this release says: no further than the pack. */
    public Mode mode(RuleId rule) {
        return mode.and(ruleModes.getOrDefault(rule, Mode.LIVE));
    }

    public PackRelease from(Instant time) {
        return new PackRelease(id, version, mode, time, files, ruleModes, by, why, approvedBy, signatures, stops);
    }

    /** As somebody decides: it is a pause no longer. */
    public PackRelease reaching(Mode other, Map<RuleId, Mode> ofRules) {
        return new PackRelease(id, version, other, inForceFrom, files, ofRules, by, why, approvedBy, signatures);
    }

    public PackRelease decided(String person, String reason) {
        return new PackRelease(
                id, version, mode, inForceFrom, files, ruleModes, person, reason, approvedBy, signatures, stops);
    }

    public PackRelease signed(Map<String, String> bySeal, String approver) {
        return new PackRelease(id, version, mode, inForceFrom, files, ruleModes, by, why, approver, bySeal, stops);
    }

    /** The whole pack off, because it ran away; it counts only where this release still holds at that time. */
    public PackRelease paused(Instant time, String reason) {
        return stopping(Mode.OFF, ruleModes, time, reason);
    }

    /** One rule off, likewise. */
    public PackRelease paused(RuleId rule, Instant time, String reason) {
        Map<RuleId, Mode> modes = new TreeMap<>(ruleModes);
        modes.put(rule, Mode.OFF);
        return stopping(mode, modes, time, reason);
    }

    private PackRelease stopping(Mode reach, Map<RuleId, Mode> ofRules, Instant time, String reason) {
        return new PackRelease(
                id, version, reach, time, files, ofRules, CONTAINMENT, reason, approvedBy, signatures, switchKey());
    }
}
