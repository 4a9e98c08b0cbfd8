package io.auscult.cli.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.models.card.Vector;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult models vectors}: what was published or computed elsewhere, computed again here. */
@Command(
        name = "vectors",
        description = "Replay a model's vectors and print how many agree.",
        footer = {"", "Exit code 1 when one does not. A model that does not reproduce its vectors is never deployed."})
final class ModelsVectorsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "ID, ID@VERSION, a model's folder or its zip")
    private String model = "";

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        KnownModel known = KnownModel.find(model, home);
        List<Vector> vectors = known.vectors();
        List<String> wrong = vectors.stream()
                .flatMap(vector -> vector.disagreement(known.line().answer(vector.inputs())).stream())
                .toList();
        if (json) {
            ObjectNode line = new ObjectMapper().createObjectNode();
            line.put("model", known.card().model().toString());
            line.put("vectors", vectors.size()).put("agree", vectors.size() - wrong.size());
            wrong.forEach(line.putArray("disagree")::add);
            Output.of(spec).println(line);
        } else {
            wrong.forEach(Output.of(spec)::println);
            Output.of(spec)
                    .println(known.card().model() + ": " + (vectors.size() - wrong.size()) + " of " + vectors.size()
                            + " vectors agree");
        }
        return wrong.isEmpty() ? Exit.OK : Exit.FAILED;
    }
}
