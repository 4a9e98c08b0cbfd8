package io.auscult.cli.bench;

import io.auscult.cli.bench.feed.Feed;
import io.auscult.cli.bench.feed.Population;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * The same mix of events for patients with short and with long charts. All lengths come in turn in each round, in another order
 * each time. A round has fresh patients for the shortest length, whose charts would otherwise not stay short.
 */
final class ChartCostBench {
    private static final double WARM_UP = 0.2;

    private final Lane lane;
    private final BenchPlan.ChartCost plan;
    private final long seed;
    private final Instant now;
    private final Consumer<String> progress;

    ChartCostBench(Lane lane, BenchPlan.ChartCost plan, long seed, Instant now, Consumer<String> progress) {
        this.lane = lane;
        this.plan = plan;
        this.seed = seed;
        this.now = now;
        this.progress = progress;
    }

    List<ChartCost> run() throws InterruptedException, ExecutionException {
        List<Population> populations = new ArrayList<>();
        for (int facts : plan.facts()) {
            populations.add(loaded(facts, 0));
        }
        List<List<Round>> rounds = new ArrayList<>();
        plan.facts().forEach(_ -> rounds.add(new ArrayList<>()));
        for (int round = 0; round <= plan.rounds(); round++) {
            populations.set(0, loaded(plan.facts().getFirst(), round + 1));
            for (int which : order(round)) {
                progress.accept(
                        "charts of " + plan.facts().get(which) + " facts, round " + round + " of " + plan.rounds());
                Feed feed = new Feed(populations.get(which), seed + round, now.plusSeconds(60L * round));
                Round block = lane.take(feed.next(plan.events(), 0), WARM_UP);
                if (round > 0) {
                    rounds.get(which).add(block);
                }
            }
        }
        List<ChartCost> costs = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            costs.add(new ChartCost(plan.facts().get(i), rounds.get(i)));
        }
        return costs;
    }

    private Population loaded(int facts, int round) throws InterruptedException, ExecutionException {
        progress.accept("loading charts of " + facts + " facts");
        Population population = Population.alike(seed + 7_919L * facts + round, plan.patients(), facts);
        lane.load(population, now);
        return population;
    }

    private List<Integer> order(int round) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < plan.facts().size(); i++) {
            order.add(i);
        }
        Collections.rotate(order, round);
        return order;
    }
}
