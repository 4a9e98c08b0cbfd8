package io.auscult.cli.bench.profile;

import java.util.List;

/**
 * Where the processor time of a recorded run went.
 *
 * @param sampledBy the kind of sample, which says what is seen: processor time includes native code, execution samples do not
 * @param stages by the stage of the pipeline that the thread was in
 * @param work by what was being done, whichever stage asked for it
 * @param methods those in which most samples were taken
 * @param callers those of Auscult under which most samples were taken; a sample counts for each of them on its stack
 */
public record Profile(
        long events,
        String sampledBy,
        long samples,
        double garbageCollectionSeconds,
        double seconds,
        List<Share> stages,
        List<Share> work,
        List<Share> methods,
        List<Share> callers) {
    public Profile {
        stages = List.copyOf(stages);
        work = List.copyOf(work);
        methods = List.copyOf(methods);
        callers = List.copyOf(callers);
    }

    /** @param part of all samples */
    public record Share(String what, double part) {}
}
