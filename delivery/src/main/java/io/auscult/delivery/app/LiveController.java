package io.auscult.delivery.app;

import io.auscult.delivery.store.Changes;
import io.auscult.delivery.store.Changes.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells an open page that something changed; the page then asks for what it shows. At most two words a second. */
@RestController
class LiveController {
    private static final Duration CONNECTION = Duration.ofMinutes(10);
    private static final long QUIET_SECONDS = 15;
    private static final Duration BETWEEN_WORDS = Duration.ofMillis(500);

    private final Changes changes;

    LiveController(Changes changes) {
        this.changes = changes;
    }

    @GetMapping(path = "/inbox/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events() {
        SseEmitter emitter = new SseEmitter(CONNECTION.toMillis());
        Thread.ofVirtual().name("tell-page").start(() -> tell(emitter));
        return emitter;
    }

    private void tell(SseEmitter emitter) {
        Semaphore news = new Semaphore(0);
        Thread teller = Thread.currentThread();
        emitter.onCompletion(teller::interrupt);
        emitter.onTimeout(emitter::complete);
        try (Subscription _ = changes.subscribe(news::release)) {
            while (!teller.isInterrupted()) {
                boolean changed = news.tryAcquire(QUIET_SECONDS, TimeUnit.SECONDS);
                news.drainPermits();
                emitter.send(
                        changed
                                ? SseEmitter.event().name("changed").data("")
                                : SseEmitter.event().comment("still here"));
                Thread.sleep(BETWEEN_WORDS);
            }
        } catch (IOException | IllegalStateException e) {
            emitter.complete();
        } catch (InterruptedException e) {
            teller.interrupt();
        }
    }
}
