package io.auscult.cli.bench.feed;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Patients, how long each one's chart is, and how often each is spoken of. */
public final class Population {
    private final List<Member> members;
    private final double[] upTo;

    private Population(List<Member> members, double skew) {
        this.members = List.copyOf(members);
        this.upTo = new double[members.size()];
        Arrays.setAll(upTo, rank -> StrictMath.pow(rank + 1, -skew));
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    /**
     * A hospital: charts of all lengths, and a few patients of whom much is said.
     *
     * @param skew exponent of Zipf's law: the n-th busiest patient gets a share that goes with n to the minus skew
     */
    public static Population hospital(long seed, int patients, ChartSizes sizes, double skew) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < patients; i++) {
            members.add(member(random, sizes.draw(random)));
        }
        return new Population(members, skew);
    }

    /** Patients with charts of one length, all spoken of equally. */
    public static Population alike(long seed, int patients, int facts) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < patients; i++) {
            members.add(member(random, facts));
        }
        return new Population(members, 0);
    }

    private static Member member(SplittableRandom random, int facts) {
        return new Member(new SyntheticPatient(random.nextLong(), FeedTable.counted()), facts);
    }

    /** The initial load of all charts, patient by patient. */
    public void histories(Instant received, Consumer<PatientEvent> to) {
        members.forEach(member -> member.patient().history(member.facts(), received, to));
    }

    /** Who they are, in the order in which they were drawn. */
    public List<PatientId> ids() {
        return members.stream().map(member -> member.patient().id()).toList();
    }

    public int patients() {
        return members.size();
    }

    public long facts() {
        return members.stream().mapToLong(Member::facts).sum();
    }

    public int longestChart() {
        return members.stream().mapToInt(Member::facts).max().orElse(0);
    }

    /** The part of all events that is about the busiest tenth of the patients. */
    public double shareOfBusiestTenth() {
        return upTo[Math.max(0, upTo.length / 10 - 1)] / upTo[upTo.length - 1];
    }

    SyntheticPatient draw(RandomGenerator random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return members.get(Math.min(found >= 0 ? found : -found - 1, members.size() - 1))
                .patient();
    }

    private record Member(SyntheticPatient patient, int facts) {}
}
