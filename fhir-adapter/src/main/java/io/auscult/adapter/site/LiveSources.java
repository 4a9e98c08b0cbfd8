package io.auscult.adapter.site;

import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sources of a folder as they are now. A change in the folder takes effect at the next look after the one that saw it, so that
 * a file is not read while it is being written; a change that is not right takes none, and what was right before stays in force.
 */
public final class LiveSources implements Sources {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSources.class);

    private final SourceFolder folder;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Refused> refused = new AtomicReference<>();
    private volatile List<Source> sources;
    private List<SourceFolder.Text> read;
    private List<SourceFolder.Text> seen;

    /**
     * A folder whose content does not count, for now.
     *
     * @param since when it was first seen to be so
     */
    public record Refused(Instant since, List<Problem> problems) {}

    private LiveSources(SourceFolder folder, Clock clock, List<SourceFolder.Text> texts, List<Source> sources) {
        this.folder = folder;
        this.clock = clock;
        this.read = texts;
        this.seen = texts;
        this.sources = sources;
    }

    /** @throws SourcesRefused when the folder is not right: there is nothing to go on with */
    public static LiveSources open(SourceFolder folder, Clock clock) throws SourcesRefused {
        List<SourceFolder.Text> texts;
        try {
            texts = folder.texts();
        } catch (IOException e) {
            throw new SourcesRefused(List.of(folder.unreadable()));
        }
        SourceSet set = folder.read(texts);
        if (!set.isValid()) {
            throw new SourcesRefused(set.problems());
        }
        return new LiveSources(folder, clock, texts, set.sources());
    }

    @Override
    public List<Source> all() {
        return sources;
    }

    @Override
    public void onChange(Runnable changed) {
        listeners.add(changed);
    }

    /** Why the newest content of the folder is not in force; empty when it is. */
    public Optional<Refused> refused() {
        return Optional.ofNullable(refused.get());
    }

    /** How many lines {@link #refused} has. */
    public int problemCount() {
        return refused().map(it -> it.problems().size()).orElse(0);
    }

    /** The lines of {@link #refused}. */
    public List<String> refusedWords() {
        return refused()
                .map(it -> it.problems().stream().map(Problem::words).toList())
                .orElse(List.of());
    }

    /** Looks whether the folder has changed. Cheap when it has not; call it every second or so. */
    public synchronized void look() {
        List<SourceFolder.Text> now;
        try {
            now = folder.texts();
        } catch (IOException e) {
            refuse(List.of(folder.unreadable()));
            return;
        }
        boolean settled = now.equals(seen);
        seen = now;
        // What was refused may have become right by a key file that is there now.
        if (settled && (!now.equals(read) || refused.get() != null)) {
            read = now;
            take(folder.read(now));
        }
    }

    private void take(SourceSet set) {
        if (!set.isValid()) {
            refuse(set.problems());
            return;
        }
        refused.set(null);
        if (!set.sources().equals(sources)) {
            sources = set.sources();
            LOG.info(
                    "The sources are now {}", sources.stream().map(Source::name).toList());
            listeners.forEach(LiveSources::tell);
        }
    }

    private void refuse(List<Problem> problems) {
        Refused before = refused.get();
        if (before == null || !before.problems().equals(problems)) {
            refused.set(new Refused(clock.instant(), problems));
            LOG.error("The folder of sources is not right, so what was in force stays in force");
            problems.forEach(problem -> LOG.error("{}", problem.words()));
        }
    }

    /** One door that cannot change keeps no other from changing. */
    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.error("A door could not follow the change of the sources", e);
        }
    }
}
