package io.auscult.cli.bench.ingest;

import io.auscult.cli.up.AdapterAlone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Rounds in which both sides get the same bytes, in turns; who goes first alternates. Each round has bytes of its own. */
final class Contest {
    private final String item;
    private final IntFunction<Load> loads;
    private final AdapterAlone adapter;
    private final Consumer<String> progress;
    private final List<Timed> ours = new ArrayList<>();
    private final List<Timed> theirs = new ArrayList<>();
    private Used used = Used.NOTHING;

    Contest(String item, IntFunction<Load> loads, AdapterAlone adapter, Consumer<String> progress) {
        this.item = item;
        this.loads = loads;
        this.adapter = adapter;
        this.progress = progress;
    }

    /** @param threads that send */
    Comparison run(IngestPlan plan, int connections, int threads, Worker.Making sending, Worker.Making parsing)
            throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        try (Crew senders = new Crew(threads, sending);
                Crew parsers = new Crew(processors, parsing)) {
            for (int round = 0; round < plan.warmUps() + plan.rounds(); round++) {
                boolean counts = round >= plan.warmUps();
                play(round, counts, senders, parsers);
            }
        }
        long items = ours.stream().mapToLong(Timed::items).sum();
        return new Comparison(item, connections, ours, theirs, used.micros(items));
    }

    private void play(int round, boolean counts, Crew senders, Crew parsers) throws Exception {
        Load load = loads.apply(round);
        Timed sent;
        Timed parsed;
        if (round % 2 == 0) {
            sent = sent(load, senders, counts);
            parsed = timed(load, parsers);
        } else {
            parsed = timed(load, parsers);
            sent = sent(load, senders, counts);
        }
        if (counts) {
            ours.add(sent);
            theirs.add(parsed);
        }
        progress.accept(String.format(
                Locale.ROOT,
                "%s, round %d%s: adapter %,.0f/s, parsing %,.0f/s",
                item,
                round + 1,
                counts ? "" : " (warming up)",
                sent.perSecond(),
                parsed.perSecond()));
    }

    private Timed sent(Load load, Crew senders, boolean counts) throws Exception {
        Used before = Used.soFar(adapter);
        Timed sent = timed(load, senders);
        if (counts) {
            used = used.plus(Used.soFar(adapter).since(before));
        }
        return sent;
    }

    private static Timed timed(Load load, Crew crew) throws Exception {
        return new Timed(load.items(), load.bytes(), crew.take(load));
    }
}
