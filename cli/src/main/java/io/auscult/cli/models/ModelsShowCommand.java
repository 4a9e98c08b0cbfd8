package io.auscult.cli.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.models.card.CardDocument;
import io.auscult.models.card.CardPage;
import io.auscult.models.card.CardText;
import io.auscult.models.card.CardXml;
import io.auscult.models.card.ModelCard;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult models show}: the card of a model, with all 31 source attributes of HTI-1. */
@Command(
        name = "show",
        description = "Print the card of a model: for whom it is, how well it does, where it ends.",
        footer = {
            "",
            "A model of the build and a folder need no running Auscult; a deployed one does.",
            "--xml is the Applied Model Card of the Coalition for Health AI, v0.2."
        })
final class ModelsShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "ID, ID@VERSION, a model's folder or its zip")
    private String model = "";

    @ArgGroup
    private @Nullable Form form;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    static final class Form {
        @Option(names = "--json", description = "print JSON")
        private boolean json;

        @Option(names = "--xml", description = "print XML")
        private boolean xml;

        @Option(names = "--html", description = "print a page")
        private boolean html;
    }

    @Override
    public Integer call() throws IOException {
        ModelCard card = KnownModel.find(model, home).card();
        Output.of(spec).print(text(card));
        Output.of(spec).flush();
        return Exit.OK;
    }

    private String text(ModelCard card) throws IOException {
        if (form != null && form.json) {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(CardDocument.of(card)) + "\n";
        }
        if (form != null && form.xml) {
            return CardXml.of(card);
        }
        return form != null && form.html ? CardPage.of(card) : CardText.of(card);
    }
}
