package io.auscult.adapter.site;

import io.auscult.adapter.source.MllpSettings;
import io.auscult.adapter.source.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/** What is wrong only because of another file. */
final class Together {
    private Together() {}

    static List<Problem> problems(List<SourceFile> files) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            for (int j = 0; j < i; j++) {
                compare(files.get(j), files.get(i), problems);
            }
        }
        return problems;
    }

    /** The later file bears the blame. */
    private static void compare(SourceFile earlier, SourceFile later, List<Problem> problems) {
        Source one = earlier.source();
        Source other = later.source();
        if (one == null || other == null) {
            return;
        }
        if (one.name().equals(other.name())) {
            problems.add(problem(
                    later,
                    later.name(),
                    "The source " + Block.quoted(one.name()) + " stands in " + earlier.file() + " too",
                    "give each source a name of its own"));
        }
        if (onePort(one.mllp(), other.mllp())) {
            problems.add(problem(
                    later,
                    later.port(),
                    "The MLLP port is that of " + earlier.file() + " too",
                    "give each source a port of its own, with \"mllp: {port: …}\""));
        }
    }

    private static boolean onePort(@Nullable MllpSettings one, @Nullable MllpSettings other) {
        return one != null
                && other != null
                && one.port() == other.port()
                && one.port() != 0
                && (one.host().equals(other.host()) || isAny(one) || isAny(other));
    }

    private static boolean isAny(MllpSettings mllp) {
        return mllp.host().equals("0.0.0.0") || mllp.host().equals("0:0:0:0:0:0:0:0");
    }

    private static Problem problem(SourceFile file, @Nullable Mark mark, String what, String remedy) {
        Problems problems = new Problems(file.file());
        problems.note(mark, what, remedy);
        return problems.all().getFirst();
    }
}
