package io.auscult.cli.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import io.auscult.models.Models;
import io.auscult.models.card.ModelCard;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult models list}: every model and version, and how far its scores reach. */
@Command(
        name = "list",
        description = "List the models of the build and of the site, with their modes.",
        footer = {
            "",
            "MODE: active (shown), shadow (recorded, never shown), off, lines (scores input lines only).",
            "A switch that has not taken force yet is shown as the next mode with its time."
        })
final class ModelsListCommand implements Callable<Integer> {
    private static final String FORMAT = "%-28s %-8s %-22s %-16s %s%n";

    @Option(names = "--json", description = "print JSON, one object a line")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    /** @param next a switch that is still ahead; null when there is none */
    record Row(
            ModelRef model,
            String name,
            String mode,
            @Nullable Deployment inForce,
            @Nullable Deployment next) {}

    @Override
    public Integer call() {
        Instant now = Instant.now();
        List<Row> rows = rows(new DeploymentTopic(home.addresses()).all(), now);
        if (json) {
            rows.forEach(row -> Output.of(spec).println(json(row)));
        } else {
            print(rows, Output.of(spec));
        }
        return Exit.OK;
    }

    static List<Row> rows(Deployments deployments, Instant now) {
        TreeSet<ModelRef> models = new TreeSet<>(deployments.models());
        Models.ids().forEach(id -> models.add(Models.card(id).model()));
        return models.stream().map(model -> row(model, deployments, now)).toList();
    }

    private static Row row(ModelRef model, Deployments deployments, Instant now) {
        Optional<Deployment> inForce = deployments.inForce(model, now);
        Optional<Deployment> next =
                deployments.last(model).filter(last -> last.inForceFrom().isAfter(now));
        String mode = inForce.map(deployment -> word(deployment.mode())).orElseGet(() -> undeployed(model));
        return new Row(model, name(model, deployments), mode, inForce.orElse(null), next.orElse(null));
    }

    private static String undeployed(ModelRef model) {
        return Models.ids().contains(model.id())
                        && Models.published(model.id()).onChart().isEmpty()
                ? "lines"
                : "off";
    }

    private static String name(ModelRef model, Deployments deployments) {
        if (Models.ids().contains(model.id()) && Models.card(model.id()).model().equals(model)) {
            return Models.card(model.id()).name();
        }
        return deployments
                .files(model)
                .flatMap(KnownModel::cardOf)
                .map(ModelCard::name)
                .orElse("");
    }

    /** What the commands say; records say "live". */
    static String word(Mode mode) {
        return mode == Mode.LIVE ? "active" : mode.word();
    }

    private static void print(List<Row> rows, PrintWriter out) {
        out.printf(Locale.ROOT, FORMAT, "MODEL", "MODE", "SINCE", "BY", "WHY");
        for (Row row : rows) {
            Deployment inForce = row.inForce();
            out.printf(
                    Locale.ROOT,
                    FORMAT,
                    row.model(),
                    row.mode(),
                    inForce == null ? "" : since(inForce),
                    inForce == null ? "" : by(inForce),
                    inForce == null || inForce.why().isEmpty() ? row.name() : inForce.why());
            Deployment next = row.next();
            if (next != null) {
                out.printf(Locale.ROOT, FORMAT, "", "-> " + word(next.mode()), since(next), by(next), next.why());
            }
        }
    }

    private static String since(Deployment deployment) {
        return deployment.inForceFrom().equals(Instant.EPOCH)
                ? ""
                : deployment.inForceFrom().toString().replaceAll("\\.\\d+Z$", "Z");
    }

    private static String by(Deployment deployment) {
        return deployment.by().isEmpty() ? "(the build)" : deployment.by();
    }

    private static String json(Row row) {
        var line = new ObjectMapper().createObjectNode();
        line.put("model", row.model().id());
        line.put("version", row.model().version());
        line.put("name", row.name());
        line.put("mode", row.mode());
        line.set("inForce", json(row.inForce()));
        line.set("next", json(row.next()));
        return line.toString();
    }

    private static @Nullable ObjectNode json(@Nullable Deployment deployment) {
        return deployment == null
                ? null
                : new ObjectMapper()
                        .createObjectNode()
                        .put("mode", word(deployment.mode()))
                        .put("inForceFrom", deployment.inForceFrom().toString())
                        .put("by", deployment.by())
                        .put("why", deployment.why());
    }
}
