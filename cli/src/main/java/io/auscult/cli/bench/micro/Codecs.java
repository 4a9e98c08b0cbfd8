package io.auscult.cli.bench.micro;

import io.auscult.core.chart.Fact;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.PatientEvent;
import io.auscult.schemas.codec.StoreSerdes;
import io.auscult.schemas.codec.WireSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
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

    private final Serializer<PatientEvent> writeEvent =
            WireSerdes.local().events().serializer();
    private final Deserializer<PatientEvent> readEvent =
            WireSerdes.local().events().deserializer();
    private final Serializer<Fact> writeFact = StoreSerdes.facts().serializer();
    private final Deserializer<Fact> readFact = StoreSerdes.facts().deserializer();
    private final List<FactEvent> saidEvents = new ArrayList<>();
    private final List<Fact> saidFacts = new ArrayList<>();
    private final List<byte[]> eventBytes = new ArrayList<>();
    private final List<byte[]> factBytes = new ArrayList<>();
    private int turn;

    @Setup
    public void prepare() {
        SomePatient patient = SomePatient.with(100, false);
        for (FactEvent event : patient.next()) {
            patient.chart().fold(event);
            Fact fact = patient.chart().fact(event.fact()).orElseThrow();
            saidEvents.add(event);
            saidFacts.add(fact);
            eventBytes.add(writeEvent.serialize(TOPIC, event));
            factBytes.add(writeFact.serialize(TOPIC, fact));
        }
    }

    @Benchmark
    public byte[] encodeEvent() {
        return writeEvent.serialize(TOPIC, saidEvents.get(next()));
    }

    @Benchmark
    public PatientEvent decodeEvent() {
        return readEvent.deserialize(TOPIC, eventBytes.get(next()));
    }

    @Benchmark
    public byte[] encodeFact() {
        return writeFact.serialize(TOPIC, saidFacts.get(next()));
    }

    @Benchmark
    public Fact decodeFact() {
        return readFact.deserialize(TOPIC, factBytes.get(next()));
    }

    private int next() {
        turn = turn + 1 < saidFacts.size() ? turn + 1 : 0;
        return turn;
    }
}
