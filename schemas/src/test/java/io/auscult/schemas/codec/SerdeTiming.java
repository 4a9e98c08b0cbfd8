package io.auscult.schemas.codec;

import io.auscult.core.alert.Alert;
import io.auscult.core.chart.Fact;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.signal.Signal.RiskScored;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Values written and read per second of one thread's processor time, so that other load counts little: the median of rounds,
 * with the least and the most. Run its {@code main}; with a registry's URL as argument the registry's serde is timed too.
 */
public final class SerdeTiming {
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 3;
    private static final long ROUND_NANOS = 500_000_000;
    private static final int VALUES = 256;
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private SerdeTiming() {}

    public static void main(String[] args) {
        stage("wire events", ObservationRecorded.class, WireSerdes.local().events());
        stage("wire signals", RiskScored.class, WireSerdes.local().signals());
        stage("wire alerts", Alert.class, WireSerdes.local().alerts());
        stage("store facts", Fact.class, StoreSerdes.facts());
        if (args.length > 0) {
            stage(
                    "registry events",
                    ObservationRecorded.class,
                    WireSerdes.registry(args[0]).events());
        }
    }

    private static <C, T extends C> void stage(String name, Class<T> type, Serde<C> serde) {
        Serializer<C> serializer = serde.serializer();
        Deserializer<C> deserializer = serde.deserializer();
        Object[] values =
                IntStream.range(0, VALUES).mapToObj(i -> Any.of(type, i)).toArray();
        byte[][] bytes = Arrays.stream(values)
                .map(value -> serializer.serialize("timing", type.cast(value)))
                .toArray(byte[][]::new);
        double mean =
                Arrays.stream(bytes).mapToInt(each -> each.length).average().orElse(0);
        String encode = rounds(i -> serializer.serialize("timing", type.cast(values[i])));
        String decode = rounds(i -> deserializer.deserialize("timing", bytes[i]));
        System.out.printf("%-16s %4.0f bytes  encode/s %s  decode/s %s%n", name, mean, encode, decode);
    }

    private static String rounds(Function<Integer, Object> work) {
        double[] perSecond = IntStream.range(0, WARM_UP + ROUNDS)
                .mapToDouble(_ -> round(work))
                .skip(WARM_UP)
                .sorted()
                .toArray();
        return "%,.0f [%,.0f..%,.0f]".formatted(perSecond[ROUNDS / 2], perSecond[0], perSecond[ROUNDS - 1]);
    }

    private static double round(Function<Integer, Object> work) {
        long start = THREAD.getCurrentThreadCpuTime();
        long done = 0;
        long kept = 0;
        while (THREAD.getCurrentThreadCpuTime() - start < ROUND_NANOS) {
            for (int i = 0; i < VALUES; i++) {
                kept += System.identityHashCode(work.apply(i)) & 1;
            }
            done += VALUES;
        }
        if (kept > done) {
            throw new IllegalStateException("Keeps the work from being optimised away");
        }
        return done * 1e9 / (THREAD.getCurrentThreadCpuTime() - start);
    }
}
