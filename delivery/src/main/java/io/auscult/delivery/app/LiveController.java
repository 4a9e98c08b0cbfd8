package io.auscult.delivery.app;

import io.auscult.delivery.store.Changes;
import io.auscult.delivery.store.Changes.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells an open page that something changed; the page then asks for what it shows. At most two words a second. The page says what
 * it has seen, so that a change between its making and its first listening, or while the connection was down, is told too.
 */
@RestController
class LiveController {
    private static final Duration CONNECTION = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofSeconds(15);
    private static final Duration BETWEEN_WORDS = Duration.ofMillis(500);

    private final Changes changes;
    private final Duration quiet;

    @Autowired
    LiveController(Changes changes) {
        this(changes, QUIET);
    }

    /** @param quiet after how long without news the page is told that the connection still stands */
    LiveController(Changes changes, Duration quiet) {
        this.changes = changes;
        this.quiet = quiet;
    }

    /**
     * @param since {@link Changes#version} from before the page was made; 0 for a page that does not know
     * @param last the same as of the last event that the page had, sent by the browser when it connects again
     */
    @GetMapping(path = "/inbox/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(
            @RequestParam(defaultValue = "0") long since,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String last) {
        SseEmitter emitter = new SseEmitter(CONNECTION.toMillis());
        long seen = last.matches("\\d{1,18}") ? Long.parseLong(last) : since;
        Thread.ofVirtual().name("tell-page").start(() -> tell(emitter, seen));
        return emitter;
    }

    private void tell(SseEmitter emitter, long seen) {
        Semaphore news = new Semaphore(0);
        Thread teller = Thread.currentThread();
        emitter.onCompletion(teller::interrupt);
        emitter.onTimeout(emitter::complete);
        // Listens before it compares: what comes in between is told twice and never missed.
        try (Subscription _ = changes.subscribe(news::release)) {
            if (seen != changes.version()) {
                news.release();
            }
            while (!teller.isInterrupted()) {
                boolean changed = news.tryAcquire(quiet.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                emitter.send(
                        changed
                                ? changed(changes.version())
                                : SseEmitter.event().comment("still here"));
                Thread.sleep(BETWEEN_WORDS);
            }
        } catch (IOException | IllegalStateException e) {
            // The reader is gone, and the container ends the answer: to end it here again would fail.
            return;
        } catch (InterruptedException e) {
            teller.interrupt();
        }
    }

    private static SseEmitter.SseEventBuilder changed(long version) {
        return SseEmitter.event().id(Long.toString(version)).name("changed").data("");
    }
}
