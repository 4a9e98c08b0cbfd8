package io.auscult.adapter.poll;

import io.auscult.adapter.source.Cursors;
import io.auscult.adapter.source.EhrClients;
import io.auscult.adapter.source.EhrSettings;
import io.auscult.adapter.source.FeedState;
import io.auscult.adapter.source.Feeds;
import io.auscult.adapter.source.Intake;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import io.auscult.ehr.EhrClient;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All polls of all sources, as they are configured now. */
public final class Polls implements Feeds, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Polls.class);

    private final PollFeed.Context context;
    private final EhrClients ehrs;
    private final Map<String, Running> bySource = new ConcurrentHashMap<>();
    private boolean open;

    /** The polls of one source, which share its client. */
    private record Running(EhrSettings settings, EhrClient ehr, List<PollLoop> loops) {
        void close() {
            loops.forEach(PollLoop::close);
            ehr.close();
        }
    }

    public Polls(Sources sources, Intake intake, Cursors cursors, EhrClients ehrs, Clock clock) {
        this.context = new PollFeed.Context(sources, intake, cursors, clock);
        this.ehrs = ehrs;
        sources.onChange(this::reload);
    }

    /** Once messages can be committed. */
    public synchronized void start() {
        open = true;
        reload();
    }

    private synchronized void reload() {
        if (!open) {
            return;
        }
        Map<String, EhrSettings> wanted = new HashMap<>();
        for (Source source : context.sources().all()) {
            EhrSettings ehr = source.ehr();
            if (ehr != null && !ehr.polls().isEmpty()) {
                wanted.put(source.name(), ehr);
            }
        }
        bySource.entrySet().removeIf(running -> {
            boolean over = !running.getValue().settings().equals(wanted.get(running.getKey()));
            if (over) {
                running.getValue().close();
            }
            return over;
        });
        wanted.forEach(this::open);
    }

    private void open(String source, EhrSettings settings) {
        if (bySource.containsKey(source)) {
            return;
        }
        try {
            EhrClient ehr = ehrs.to(settings);
            List<PollLoop> loops = settings.polls().stream()
                    .map(poll -> new PollLoop(new PollFeed(source, poll, ehr, context), source))
                    .toList();
            bySource.put(source, new Running(settings, ehr, loops));
            loops.forEach(PollLoop::start);
        } catch (IllegalArgumentException e) {
            LOG.error("The EHR of {} cannot be asked: {}", source, e.getMessage());
        }
    }

    @Override
    public List<FeedState> feeds(String source) {
        Running running = bySource.get(source);
        return running == null
                ? List.of()
                : running.loops().stream().map(PollLoop::state).toList();
    }

    @Override
    public synchronized void close() {
        open = false;
        bySource.values().forEach(Running::close);
        bySource.clear();
    }
}
