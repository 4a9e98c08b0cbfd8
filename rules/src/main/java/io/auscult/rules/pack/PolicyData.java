package io.auscult.rules.pack;

import io.auscult.core.decision.PassiveOnly;
import io.auscult.core.decision.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What policy rules work with, from the {@code pack.yaml} of all packs together.
 *
 * @param lockOuts by clinical rule
 * @param interruptions of each pack
 */
public record PolicyData(
        Map<RuleId, LockOut> lockOuts,
        List<LookBack> lookBacks,
        List<Duplicate> duplicates,
        List<Interruptions> interruptions) {
    public static final PolicyData NONE = new PolicyData(Map.of(), List.of(), List.of());

    public PolicyData {
        lockOuts = Map.copyOf(lockOuts);
        lookBacks = List.copyOf(lookBacks);
        duplicates = List.copyOf(duplicates);
        interruptions = List.copyOf(interruptions);
    }

    /** Of a site without a floor. */
    public PolicyData(Map<RuleId, LockOut> lockOuts, List<LookBack> lookBacks, List<Duplicate> duplicates) {
        this(lockOuts, lookBacks, duplicates, List.of());
    }

    /** What these packs say of the rules that they have. */
    public static PolicyData of(List<Pack> packs, Iterable<RuleId> rules) {
        Map<RuleId, LockOut> lockOuts = new TreeMap<>();
        for (RuleId rule : rules) {
            packs.stream()
                    .map(pack -> pack.lockOut(rule))
                    .filter(lockOut -> !lockOut.equals(LockOut.NONE))
                    .findFirst()
                    .ifPresent(lockOut -> lockOuts.put(rule, lockOut));
        }
        return new PolicyData(
                lockOuts,
                packs.stream()
                        .flatMap(pack -> pack.policies().lookBacks().stream())
                        .toList(),
                packs.stream()
                        .flatMap(pack -> pack.policies().duplicates().stream())
                        .toList(),
                packs.stream().map(Interruptions::of).toList());
    }

    public LockOut lockOut(RuleId rule) {
        return lockOuts.getOrDefault(rule, LockOut.NONE);
    }

    /** By rule, why its alerts may not interrupt. */
    public Map<RuleId, PassiveOnly> passive() {
        return Interruptions.limits(interruptions);
    }

    /** With what a case gives beside it. */
    public PolicyData and(PolicyData given) {
        Map<RuleId, LockOut> both = new TreeMap<>(lockOuts);
        both.putAll(given.lockOuts);
        List<LookBack> looked = new ArrayList<>(lookBacks);
        looked.addAll(given.lookBacks);
        List<Duplicate> pairs = new ArrayList<>(duplicates);
        pairs.addAll(given.duplicates);
        List<Interruptions> floors = new ArrayList<>(interruptions);
        floors.addAll(given.interruptions);
        return new PolicyData(both, looked, pairs, floors);
    }
}
