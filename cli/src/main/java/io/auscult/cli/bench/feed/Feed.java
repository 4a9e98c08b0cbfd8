package io.auscult.cli.bench.feed;

import io.auscult.core.event.FactEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What comes in about a population, live and without end. */
public final class Feed {
    private static final Duration STEP = Duration.ofMillis(1);

    private final Population population;
    private final SplittableRandom random;
    private final Duration step;
    private Instant now;

    public Feed(Population population, long seed, Instant from) {
        this(population, seed, from, STEP);
    }

    /** @param step between two messages */
    public Feed(Population population, long seed, Instant from, Duration step) {
        this.population = population;
        this.random = new SplittableRandom(seed);
        this.now = from;
        this.step = step;
    }

    /**
     * Whole messages of at least that many events together.
     *
     * @param pulses the part of the events that open or withdraw an alert each, on top of what the mix itself gives rise to
     */
    public List<Told> next(int atLeast, double pulses) {
        double each = FeedTable.counted().eventsPerMessage();
        double pulseInsteadOfMessage = pulses * each / (1 - pulses + pulses * each);
        List<Told> told = new ArrayList<>(atLeast);
        while (told.size() < atLeast) {
            SyntheticPatient patient = population.draw(random);
            now = now.plus(step);
            if (random.nextDouble() < pulseInsteadOfMessage) {
                told.add(new Told(patient.pulse(now), true));
            } else {
                patient.message(now).forEach(event -> told.add(new Told(event, false)));
            }
        }
        return told;
    }

    /** @param pulse whether this event opens or withdraws an alert */
    public record Told(FactEvent event, boolean pulse) {}
}
