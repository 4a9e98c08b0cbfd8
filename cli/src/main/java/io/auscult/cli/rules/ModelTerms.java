package io.auscult.cli.rules;

import io.auscult.cli.up.Installation;
import io.auscult.cli.up.StartFailure;
import io.auscult.models.ModelLoader;
import io.auscult.models.Models;
import io.auscult.models.card.ModelCard;
import io.auscult.models.onnx.FolderFiles;
import io.auscult.rules.lint.KnownModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules may ask of models, from the models' cards: those of the build, the installation's folders, and a site's own. */
final class ModelTerms {
    private static final String CARD = "card.yaml";

    private ModelTerms() {}

    /** @param siteModels folders of model folders, or model folders */
    static Map<String, KnownModel> all(List<Path> siteModels) throws IOException {
        Map<String, KnownModel> models = new TreeMap<>();
        Models.ids().forEach(id -> put(Models.card(id), models));
        for (Path folder : Stream.concat(installed(), siteModels.stream()).toList()) {
            for (Path model : modelFolders(folder)) {
                try {
                    put(ModelLoader.card(FolderFiles.read(model)).card(), models);
                } catch (IllegalStateException e) {
                    throw new IOException(model + ": " + e.getMessage(), e);
                }
            }
        }
        return models;
    }

    private static Stream<Path> installed() {
        try {
            return Stream.of(Installation.found().modelFolders()).filter(Files::isDirectory);
        } catch (StartFailure _) {
            return Stream.empty();
        }
    }

    private static List<Path> modelFolders(Path folder) throws IOException {
        if (Files.exists(folder.resolve(CARD))) {
            return List.of(folder);
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(model -> Files.exists(model.resolve(CARD)))
                    .sorted()
                    .toList();
        }
    }

    private static void put(ModelCard card, Map<String, KnownModel> models) {
        models.put(
                card.model().id(),
                new KnownModel(
                        card.model().id(),
                        card.bands().keySet(),
                        card.scores(),
                        card.inputs().stream()
                                .flatMap(input ->
                                        Stream.concat(Stream.of(input.name()), Stream.ofNullable(input.concept())))
                                .collect(Collectors.toSet())));
    }
}
