package io.auscult.models.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends calls that take too long. A call stays on the thread that makes it, which costs nothing; one thread for all models ticks, and
 * tells the runtime to stop each call that has seen a limit's worth of ticks. The runtime stops between two operators of the graph.
 */
final class Deadline implements AutoCloseable {
    private static final int TICKS = 4;
    private static final ScheduledExecutorService CLOCKWORK = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("onnx-deadlines").unstarted(task));

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final ScheduledFuture<?> ticking;

    Deadline(int milliseconds) {
        long micros = Math.max(1, milliseconds * 1000L / TICKS);
        ticking = CLOCKWORK.scheduleAtFixedRate(this::tick, micros, micros, TimeUnit.MICROSECONDS);
    }

    /** To be closed when the call is over. */
    Call begin() throws OrtException {
        Call call = new Call();
        calls.add(call);
        return call;
    }

    private void tick() {
        calls.forEach(Call::tick);
    }

    @Override
    public void close() {
        ticking.cancel(false);
    }

    /** One call to the runtime. */
    final class Call implements AutoCloseable {
        private final RunOptions options = new RunOptions();
        private int ticks;
        private boolean over;
        private boolean late;

        private Call() throws OrtException {}

        RunOptions options() {
            return options;
        }

        private synchronized void tick() {
            ticks++;
            if (ticks > TICKS && !over && !late) {
                late = true;
                terminate();
            }
        }

        private void terminate() {
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime cannot be told to stop", e);
            }
        }

        /** Whether it was told to stop. */
        synchronized boolean late() {
            return late;
        }

        @Override
        public void close() {
            calls.remove(this);
            synchronized (this) {
                over = true;
                options.close();
            }
        }
    }
}
