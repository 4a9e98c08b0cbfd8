package io.auscult.delivery.app;

import io.auscult.delivery.store.Database;
import io.auscult.delivery.store.Hold;
import io.auscult.delivery.store.Progress;
import io.auscult.delivery.store.StoreException;
import io.auscult.delivery.writeback.ReleaseWatch;
import io.auscult.delivery.writeback.WriteBack;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs write-back on a thread of its own: once the projection has caught up, since before that an alert may look as it did long ago, and
 * in one instance of this app at a time.
 */
final class WriteBackLoop implements SmartLifecycle, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBackLoop.class);
    /** Any number that no other part of Auscult uses in this database. */
    private static final long ONE_WRITER = 4_711_001L;

    private static final Duration WITHOUT_HOLD = Duration.ofSeconds(2);
    private static final Duration CATCHING_UP = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Database database;
    private final Progress progress;
    private final ReleaseWatch releases;
    private final WriteBack writeBack;
    private final Thread thread = Thread.ofPlatform().name("write-back").unstarted(this);
    private volatile boolean closing;

    WriteBackLoop(Database database, Progress progress, ReleaseWatch releases, WriteBack writeBack) {
        this.database = database;
        this.progress = progress;
        this.releases = releases;
        this.writeBack = writeBack;
    }

    @Override
    public void run() {
        try {
            while (!closing) {
                writeWhileAllowed();
                Thread.sleep(WITHOUT_HOLD);
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted to stop");
        }
    }

    private void writeWhileAllowed() throws InterruptedException {
        @Nullable Hold taken = null;
        try {
            Optional<Hold> hold = database.hold(ONE_WRITER);
            if (hold.isPresent()) {
                taken = hold.get();
                write(taken);
            }
        } catch (StoreException e) {
            LOG.warn("Write-back waits: {}", e.getMessage());
        } finally {
            if (taken != null) {
                taken.close();
            }
        }
    }

    private void write(Hold hold) throws InterruptedException {
        while (!closing && hold.stands()) {
            if (progress.caughtUp()) {
                releases.look();
                Thread.sleep(writeBack.turn());
            } else {
                Thread.sleep(CATCHING_UP);
            }
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        closing = true;
        thread.interrupt();
        try {
            var _ = thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }
}
