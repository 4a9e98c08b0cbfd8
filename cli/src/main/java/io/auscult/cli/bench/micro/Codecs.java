package io.auscult.cli.bench.micro;

import io.auscult.core.chart.ChartFold;
import io.auscult.core.chart.Fact;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.PatientEvent;
import io.auscult.schemas.codec.StoreSerdes;
import io.auscult.schemas.codec.WireSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serde;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The events of the feed and the facts that come of them, to bytes and back. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class Codecs {
    private static final String TOPIC = "bench";

    private final Serde<PatientEvent> events = WireSerdes.local().events();
    private final Serde<Fact> facts = StoreSerdes.facts();
    private final List<FactEvent> saidEvents = new ArrayList<>();
    private final List<Fact> saidFacts = new ArrayList<>();
    private final List<byte[]> eventBytes = new ArrayList<>();
    private final List<byte[]> factBytes = new ArrayList<>();
    private int turn;

    @Setup
    public void prepare() {
        SomePatient patient = SomePatient.with(100, false);
        for (FactEvent event : patient.next()) {
            Fact fact = ChartFold.fold(patient.chart(), event, patient.chart().concepts())
                    .write();
            if (fact != null) {
                saidEvents.add(event);
                saidFacts.add(fact);
                eventBytes.add(events.serializer().serialize(TOPIC, event));
                factBytes.add(facts.serializer().serialize(TOPIC, fact));
            }
        }
    }

    @Benchmark
    public byte[] encodeEvent() {
        return events.serializer().serialize(TOPIC, saidEvents.get(next()));
    }

    @Benchmark
    public PatientEvent decodeEvent() {
        return events.deserializer().deserialize(TOPIC, eventBytes.get(next()));
    }

    @Benchmark
    public byte[] encodeFact() {
        return facts.serializer().serialize(TOPIC, saidFacts.get(next()));
    }

    @Benchmark
    public Fact decodeFact() {
        return facts.deserializer().deserialize(TOPIC, factBytes.get(next()));
    }

    private int next() {
        turn = turn + 1 < saidFacts.size() ? turn + 1 : 0;
        return turn;
    }
}
