package io.auscult.cli.backfill;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.up.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a load remembers, so that the next run goes on where this one was: how far each file came, whose history is not yet said to be
 * complete, and the export that files come from. It is written at most once a second: what was sent after that is sent again, which
 * changes nothing.
 *
 * <p>The patients stand in a file beside it, one a line, since there may be millions. Nobody but the owner may read either: ids are
 * patient data, and the address of an export may be all that is needed to get it.
 */
final class LoadState implements AutoCloseable {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final Path patientsFile;
    private final Set<String> patients = new LinkedHashSet<>();
    private Saved saved;
    private long writtenAt;
    private boolean changed;

    /**
     * @param door where it was sent
     * @param ended how many of the patients, in their order, are decided
     * @param unknown how many of them the door did not know
     */
    private record Saved(
            String door,
            Map<String, FileProgress> files,
            long ended,
            long unknown,
            @Nullable ExportProgress export) {}

    private LoadState(Path file, Saved saved) {
        this.file = file;
        this.patientsFile = Path.of(file + ".patients");
        this.saved = saved;
    }

    /**
     * @param again forget what was sent before
     * @throws IOException when it cannot be written, or is of a load to another door
     */
    static LoadState open(Path file, String door, boolean again) throws IOException {
        Saved fresh = new Saved(door, new TreeMap<>(), 0, 0, null);
        LoadState state = new LoadState(file, fresh);
        if (again) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(state.patientsFile);
        }
        if (Files.isRegularFile(file)) {
            state.saved = read(file, door);
        }
        if (Files.isRegularFile(state.patientsFile)) {
            state.patients.addAll(Files.readAllLines(state.patientsFile));
        }
        state.save();
        return state;
    }

    private static Saved read(Path file, String door) throws IOException {
        Saved saved;
        try {
            saved = JSON.readValue(file.toFile(), Saved.class);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read as the state of a load; start over with --again", e);
        }
        if (!saved.door().equals(door)) {
            throw new IOException(file + " is the state of a load into " + saved.door() + ", not into " + door
                    + ". Give another file with --state, or start over with --again");
        }
        return new Saved(door, new TreeMap<>(saved.files()), saved.ended(), saved.unknown(), saved.export());
    }

    Path file() {
        return file;
    }

    /** Empty for a file that was never sent, or whose content is another now. */
    synchronized FileProgress of(BulkFile bulk) {
        FileProgress known = saved.files().get(bulk.name());
        return known != null && known.fingerprint().equals(bulk.fingerprint()) ? known : FileProgress.start(bulk);
    }

    /** Whether another content of the file was sent before. */
    synchronized boolean hasChanged(BulkFile bulk) {
        FileProgress known = saved.files().get(bulk.name());
        return known != null && !known.fingerprint().equals(bulk.fingerprint());
    }

    /** @param seen whom the lines that are now done hold or are about */
    synchronized void advance(BulkFile bulk, FileProgress progress, Collection<String> seen) throws IOException {
        List<String> news = seen.stream().filter(patients::add).toList();
        if (!news.isEmpty()) {
            if (!Files.exists(patientsFile)) {
                PrivateFile.write(patientsFile, "", StandardOpenOption.CREATE_NEW);
            }
            Files.writeString(
                    patientsFile, String.join("\n", news) + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        }
        // Whoever has new history is decided after it, also when that was said before.
        long ended = seen.isEmpty() ? saved.ended() : 0;
        saved.files().put(bulk.name(), progress);
        put(new Saved(saved.door(), saved.files(), ended, ended == 0 ? 0 : saved.unknown(), saved.export()));
    }

    /** The patients whose history is not yet said to be complete, in a fixed order. */
    synchronized List<String> notEnded() {
        return patients.stream().skip(saved.ended()).toList();
    }

    synchronized void ended(boolean known) throws IOException {
        put(new Saved(
                saved.door(), saved.files(), saved.ended() + 1, saved.unknown() + (known ? 0 : 1), saved.export()));
    }

    synchronized long decided() {
        return saved.ended() - saved.unknown();
    }

    synchronized long unknown() {
        return saved.unknown();
    }

    synchronized @Nullable ExportProgress export() {
        return saved.export();
    }

    /** Another export: what is known of the files of the last one says nothing of its files. */
    synchronized void begin(ExportProgress export) throws IOException {
        patients.clear();
        Files.deleteIfExists(patientsFile);
        saved = new Saved(saved.door(), new TreeMap<>(), 0, 0, export);
        save();
    }

    /** Of every file that was sent. */
    synchronized List<FileProgress> all() {
        return List.copyOf(saved.files().values());
    }

    synchronized void export(@Nullable ExportProgress export) throws IOException {
        saved = new Saved(saved.door(), saved.files(), saved.ended(), saved.unknown(), export);
        save();
    }

    /** All is sent and everybody is decided: what comes next is another load. */
    synchronized void complete() throws IOException {
        patients.clear();
        saved = new Saved(saved.door(), saved.files(), 0, 0, null);
        save();
        Files.deleteIfExists(patientsFile);
    }

    private void put(Saved now) throws IOException {
        saved = now;
        changed = true;
        if (System.nanoTime() - writtenAt > EVERY_NANOS) {
            save();
        }
    }

    synchronized void save() throws IOException {
        Path draft = Path.of(file + ".new");
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            PrivateFile.write(
                    draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(saved), StandardOpenOption.CREATE);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IOException(
                    "How far the load has come cannot be written to " + file + "; give another file with --state", e);
        }
        writtenAt = System.nanoTime();
        changed = false;
    }

    @Override
    public synchronized void close() throws IOException {
        if (changed) {
            save();
        }
    }
}
