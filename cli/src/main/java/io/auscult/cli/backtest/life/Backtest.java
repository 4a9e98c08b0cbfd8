package io.auscult.cli.backtest.life;

import io.auscult.cli.backtest.life.Changes.Sort;
import io.auscult.cli.backtest.past.Crew;
import io.auscult.cli.backtest.past.Spill;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.PatientId;
import io.auscult.streams.replay.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lives a whole past, its parts in parallel. No part knows of another, so the answer is the same on however many threads.
 *
 * @param now the rules in question
 * @param against others to compare them with; null for none
 * @param trails gives a part of the past somebody who sees everything that the rules in question write, in order; null for nobody
 */
public record Backtest(
        Course now, @Nullable Course against, @Nullable Trails trails) {
    /** So many changes of a kind to a rule's alerts are explained in each part of the past; the others are listed. */
    private static final int EXPLAINED = 20;

    /** Who sees what is written about a part of the past. */
    public interface Trails {
        Consumer<Written> of(int part);

        /** The part is over. */
        void done(int part) throws IOException;
    }

    /** @param progress told how many events have been lived by now, by any thread */
    public Lived run(Spill past, Crew crew, LongConsumer progress) throws IOException {
        LongAdder events = new LongAdder();
        Reasons reasons = new Reasons();
        Map<PatientId, SortedMap<PatientId, List<PatientEvent>>> kin = new TreeMap<>();
        List<Lived> parts = new ArrayList<>(crew.all(IntStream.range(0, past.shards())
                .<Callable<Lived>>mapToObj(shard -> () -> {
                    SortedMap<PatientId, List<PatientEvent>> patients = past.read(shard);
                    setAside(patients, past, kin);
                    List<SortedMap<PatientId, List<PatientEvent>>> families = patients.entrySet().stream()
                            .map(entry -> family(entry.getKey(), entry.getValue()))
                            .toList();
                    return part(shard, families, reasons, count -> {
                        events.add(count);
                        progress.accept(events.sum());
                    });
                })
                .toList()));
        parts.add(part(past.shards(), List.copyOf(kin.values()), reasons, _ -> {}));
        return Lived.all(parts);
    }

    private static SortedMap<PatientId, List<PatientEvent>> family(PatientId patient, List<PatientEvent> events) {
        SortedMap<PatientId, List<PatientEvent>> alone = new TreeMap<>();
        alone.put(patient, events);
        return alone;
    }

    /** By the log's own clock each record lives for itself: what went from one to another stands in its log. */
    private void setAside(
            SortedMap<PatientId, List<PatientEvent>> patients,
            Spill past,
            Map<PatientId, SortedMap<PatientId, List<PatientEvent>>> kin) {
        switch (now.clock()) {
            case OF_THE_LOG -> {}
            case OWN -> {
                List<PatientId> some =
                        patients.keySet().stream().filter(past::hasKin).toList();
                synchronized (kin) {
                    some.forEach(patient -> kin.computeIfAbsent(past.family(patient), _ -> new TreeMap<>())
                            .put(patient, patients.get(patient)));
                }
                some.forEach(patient -> patients.remove(patient));
            }
        }
    }

    private Lived part(
            int part, List<SortedMap<PatientId, List<PatientEvent>>> families, Reasons reasons, LongConsumer counted)
            throws IOException {
        Consumer<Written> trail = trails == null ? _ -> {} : trails.of(part);
        List<Life> lives = new ArrayList<>();
        List<Life> before = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        Map<Sort, Integer> explained = new HashMap<>();
        for (SortedMap<PatientId, List<PatientEvent>> family : families) {
            List<Life> these = new Living(now, trail).live(family);
            lives.addAll(these);
            if (against != null) {
                List<Life> others = new Living(against, _ -> {}).live(family);
                before.addAll(others);
                for (Change change : Changes.between(openings(others), openings(these))) {
                    boolean asked = explained.merge(Sort.of(change), 1, Integer::sum) <= EXPLAINED;
                    changes.add(asked ? change.because(reasons.of(change, family, against, now)) : change);
                }
            }
            counted.accept(family.values().stream().mapToLong(List::size).sum());
        }
        if (trails != null) {
            trails.done(part);
        }
        return new Lived(lives, before, changes);
    }

    private static List<Opening> openings(List<Life> lives) {
        return lives.stream().flatMap(life -> life.openings().stream()).toList();
    }
}
