package io.auscult.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.Exit;
import io.auscult.training.study.Study;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class TrainCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private record Answer(int exit, String out, String err) {}

    private static Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new TrainCommand());
        line.getCommandSpec().mixinStandardHelpOptions(true);
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = line.execute(arguments);
        return new Answer(exit, out.toString(), err.toString());
    }

    @ParameterizedTest
    @EnumSource(Study.class)
    void aFolderWithoutTheDataIsSaidWithWhereToGetThem(Study study) {
        Answer answer = run(study.word(), "--data", folder.toString(), "--out", folder.toString());
        assertThat(answer.exit()).isEqualTo(Exit.FAILED);
        assertThat(answer.err())
                .contains(study.file() + ": there is no such file")
                .contains(study.source());
    }

    @Test
    void aFileThatIsNotThePublishedOneIsRefusedAndNothingIsWritten() throws IOException {
        Files.write(folder.resolve(Study.HEART_DISEASE.file()), List.of("63.0,1.0,1.0"));
        Path out = folder.resolve("out");
        Answer answer = run("heart-disease", "--data", folder.toString(), "--out", out.toString());
        assertThat(answer.exit()).isEqualTo(Exit.FAILED);
        assertThat(answer.err()).contains("there should be 303 rows and there are 1");
        assertThat(out).doesNotExist();
    }

    @Test
    void anUnknownStudyIsAnErrorThatNamesThoseThatThereAre() {
        Answer answer = run("weather", "--data", "x", "--out", "y");
        assertThat(answer.exit()).isEqualTo(Exit.USAGE);
        assertThat(answer.err()).contains("the studies are heart-disease, pancreas-urinary");
    }

    @ParameterizedTest
    @EnumSource(Study.class)
    void theHelpSaysWhereTheDataAre(Study study) {
        assertThat(run("--help").out())
                .contains(study.word(), study.file(), study.source().replaceAll(".*: ", ""));
    }
}
