package io.auscult.cli.backfill;

import java.io.IOException;

/** What to do when a load is stopped, as by Ctrl-C: keep how far it came, and say so. */
final class Stopped implements AutoCloseable {
    private final Thread hook;

    private Stopped(Thread hook) {
        this.hook = hook;
    }

    static Stopped when(LoadState state, Load.Watch watch) {
        Thread hook = new Thread(() -> keep(state, watch), "stopped");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Stopped(hook);
    }

    private static void keep(LoadState state, Load.Watch watch) {
        try {
            state.close();
            watch.note("Stopped. Give the same command again to go on; how far it came stands in " + state.file());
        } catch (IOException e) {
            watch.note(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running.
        }
    }
}
