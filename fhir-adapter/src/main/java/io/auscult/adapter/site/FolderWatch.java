package io.auscult.adapter.site;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the folder of sources again and again. Reading a few small files a second is cheap, and unlike notices of the file
 * system it also works on network folders and mounted secrets.
 */
public final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final Thread thread;

    private FolderWatch(Thread thread) {
        this.thread = thread;
    }

    public static FolderWatch start(LiveSources sources, Duration every) {
        return new FolderWatch(
                Thread.ofPlatform().name("watch-sources").daemon().start(() -> watch(sources, every)));
    }

    private static void watch(LiveSources sources, Duration every) {
        try {
            while (true) {
                Thread.sleep(every);
                look(sources);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void look(LiveSources sources) {
        try {
            sources.look();
        } catch (RuntimeException e) {
            LOG.error("The folder of sources could not be looked at", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
