package io.auscult.cli.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Spring app of the command line's own, in a process of its own, for measuring something beside it. */
public final class AppAlone implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String MODULE = "cli";

    private final ChildProcess process;
    private final String address;

    private AppAlone(ChildProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Returns once it answers.
     *
     * @param jvm options of its Java, which override the frugal ones of the quickstart
     * @throws StartFailure with the end of its log
     */
    public static AppAlone start(Path folder, Installation installation, Class<?> main, List<String> jvm) {
        Home home = Home.open(folder);
        Ports ports = Ports.anyFree().claimed();
        String name = main.getSimpleName();
        JavaProgram program = new JavaProgram(
                name,
                jvm,
                List.of("-cp", installation.classPath(MODULE), main.getName()),
                List.of(
                        "--spring.config.name=" + name,
                        "--spring.main.banner-mode=off",
                        "--spring.threads.virtual.enabled=true",
                        "--server.address=127.0.0.1",
                        "--server.port=" + ports.of(Port.DELIVERY)));
        ChildProcess process = ChildProcess.start(name, program.command(home, false), Map.of(), home.log(name));
        AppAlone alone = new AppAlone(process, ports.http(Port.DELIVERY));
        try {
            Wait.until(process, LIMIT, () -> Http.status(alone.address) > 0);
            return alone;
        } catch (RuntimeException e) {
            alone.close();
            throw e;
        }
    }

    public String address() {
        return address;
    }

    /** Processor time that it has used so far, in seconds. */
    public double processorTime() {
        return ProcessorTime.of(process.handle());
    }

    @Override
    public void close() {
        process.stop(PATIENCE);
    }
}
