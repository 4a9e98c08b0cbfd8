package io.auscult.cli.backtest.past;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.PatientMerged;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.WireSerdes;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Events on disk, dealt by patient to many small files: one such file is all that has to be in memory to live the past of its
 * patients, however much there is in all. Those who are one by a merge are dealt together afterwards, see {@link Kin}.
 */
public final class Spill implements AutoCloseable {
    /** So many that a hundred million events still make files of a few hundred thousand. */
    static final int SHARDS = 256;

    private static final int BUFFER = 1 << 14;

    private final Path folder;
    private final List<DataOutputStream> shards = new ArrayList<>();
    private final Serializer<PatientEvent> write = WireSerdes.local().events().serializer();
    private final Kin kin = new Kin();
    private final LongAdder events = new LongAdder();
    private final LongAdder unread = new LongAdder();

    public Spill() throws IOException {
        folder = Files.createTempDirectory("auscult-backtest-");
        for (int i = 0; i < SHARDS; i++) {
            shards.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(i)), BUFFER)));
        }
    }

    private Path file(int shard) {
        return folder.resolve("%03d".formatted(shard));
    }

    /** One patient's events are to be added in their order. May be called by several threads. */
    public void add(PatientEvent event) {
        byte[] bytes = write.serialize("", event);
        PatientId patient = event.envelope().patient();
        DataOutputStream out = shards.get(shard(patient));
        synchronized (out) {
            try {
                out.writeInt(bytes.length);
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (event instanceof PatientMerged merged) {
            kin.join(patient, merged.survivor());
        }
        events.increment();
    }

    private static int shard(PatientId patient) {
        return Math.floorMod(patient.hashCode(), SHARDS);
    }

    /** Something that was there and could not be read. */
    public void unread(long count) {
        unread.add(count);
    }

    public long events() {
        return events.sum();
    }

    public long unread() {
        return unread.sum();
    }

    /** To be called when all is added, and before anything is read. */
    public void written() throws IOException {
        for (DataOutputStream shard : shards) {
            shard.close();
        }
    }

    public int shards() {
        return SHARDS;
    }

    /** Whether the patient was merged with another at any time. */
    public boolean hasKin(PatientId patient) {
        return kin.has(patient);
    }

    /** The same for all who belong together. */
    public PatientId family(PatientId patient) {
        return kin.root(patient);
    }

    /** A shard's events by patient, in the order of the patients' keys, each one's in the order in which they were added. */
    public SortedMap<PatientId, List<PatientEvent>> read(int shard) throws IOException {
        Deserializer<PatientEvent> read = WireSerdes.local().events().deserializer();
        SortedMap<PatientId, List<PatientEvent>> byPatient = new TreeMap<>();
        long size = Files.size(file(shard));
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file(shard))))) {
            for (long at = 0; at < size; ) {
                byte[] bytes = in.readNBytes(in.readInt());
                at += Integer.BYTES + bytes.length;
                PatientEvent event = read.deserialize("", bytes);
                byPatient
                        .computeIfAbsent(event.envelope().patient(), _ -> new ArrayList<>())
                        .add(event);
            }
        }
        return byPatient;
    }

    @Override
    public void close() throws IOException {
        written();
        for (int i = 0; i < SHARDS; i++) {
            Files.deleteIfExists(file(i));
        }
        Files.deleteIfExists(folder);
    }
}
