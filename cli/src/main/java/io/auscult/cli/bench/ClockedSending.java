package io.auscult.cli.bench;

import io.auscult.cli.bench.OpenLoop.Schedule;
import io.auscult.cli.bench.feed.Feed.Told;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread that sends each event when it is due, and after a stall as fast as it can, with the times that were due. */
final class ClockedSending {
    private final FutureTask<Long> task;

    private ClockedSending(FutureTask<Long> task) {
        this.task = task;
    }

    static ClockedSending start(Bed bed, String topic, List<Told> told, Schedule schedule) {
        FutureTask<Long> task = new FutureTask<>(() -> send(bed, topic, told, schedule));
        Thread.ofPlatform().name("bench-sender").start(task);
        return new ClockedSending(task);
    }

    /** Waits until all is sent: by how many milliseconds the latest event was late. */
    long end() throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The events could not be sent", e.getCause());
        }
    }

    private static long send(Bed bed, String topic, List<Told> told, Schedule schedule) {
        long latest = 0;
        try (Sender sender = Sender.atOnce(bed)) {
            for (int i = 0; i < told.size(); i++) {
                long due = schedule.due(i);
                for (long left = left(due); left > 0; left = left(due)) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(left));
                }
                sender.send(topic, told.get(i).event(), due);
                latest = Math.max(latest, -left(due));
            }
            sender.flush();
        }
        return latest;
    }

    private static long left(long due) {
        return due - System.currentTimeMillis();
    }
}
