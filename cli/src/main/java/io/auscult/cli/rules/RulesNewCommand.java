package io.auscult.cli.rules;

import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.models.Models;
import io.auscult.rules.draft.Amount;
import io.auscult.rules.draft.Draft;
import io.auscult.rules.draft.DraftRefused;
import io.auscult.rules.draft.Starter;
import io.auscult.rules.lint.KnownModel;
import io.auscult.rules.lint.LintKind;
import io.auscult.rules.pack.Nearest;
import io.auscult.rules.pack.Spans;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult rules new}: the first files of a rule, which pass lint and test as they are written. */
@Command(
        name = "new",
        description = "Write the first files of a rule: logic, card, cases, threshold. They pass as they are.",
        footer = {
            "",
            "Examples:",
            "  auscult rules new cardiac/high-risk --model prevent --score ascvd --at-least 7.5 %%",
            "  auscult rules new diabetes/high-hba1c --observation hba1c --at-least 6.5 %%",
            "  auscult rules new pancreas/endpac-high --model endpac --band high",
            "  auscult rules new policy/scan-done --procedure abdominal-imaging --within \"90 d\" \\",
            "      --holds pancreas",
            "",
            "What only a person can say is marked " + Draft.MARK + ". Nothing is overwritten."
        })
final class RulesNewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PACK/RULE", description = "the pack's folder, and the rule's name in it")
    private String name = "";

    @Option(
            names = "--in",
            paramLabel = "FOLDER",
            description = "the folder of packs (default: rules/packs of this project)")
    private @Nullable Path folder;

    @Option(names = "--kind", description = "clinical or policy (default: as the other options say)")
    private @Nullable String kind;

    @Option(names = "--model", paramLabel = "MODEL", description = "a model whose score or band fires")
    private @Nullable String model;

    @Option(names = "--score", paramLabel = "NAME", description = "which of the model's scores (default: its only one)")
    private @Nullable String score;

    @Option(names = "--band", paramLabel = "NAME", description = "the model's band that fires")
    private @Nullable String band;

    @Option(names = "--observation", paramLabel = "CONCEPT", description = "a concept whose newest value fires")
    private @Nullable String observation;

    @Option(names = "--at-least", arity = "1..2", paramLabel = "AMOUNT", description = "fires from here on: 7.5 %%")
    private List<String> atLeast = new ArrayList<>();

    @Option(
            names = "--at-most",
            arity = "1..2",
            paramLabel = "AMOUNT",
            description = "fires from here down: 3.5 mmol/L")
    private List<String> atMost = new ArrayList<>();

    @Option(names = "--procedure", paramLabel = "CONCEPT", description = "policy: what was done lately")
    private @Nullable String procedure;

    @Option(names = "--within", paramLabel = "SPAN", description = "policy: how lately (default: 90 d)")
    private String within = "90 d";

    @Option(names = "--holds", paramLabel = "AREA", description = "policy: whose alerts wait: cardiac, pancreas, …")
    private @Nullable String area;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path packs = folder == null ? Desk.at(null).folder() : folder;
        RuleId rule = rule();
        String pack = name.substring(0, name.indexOf('/'));
        Path target = packs.resolve(pack);
        Desk desk = new Desk(target.toAbsolutePath().normalize());
        try {
            Starter starter = starter(desk.concepts());
            Map<String, String> files =
                    Draft.of(pack, rule, starter, existing(target), Files.exists(target.resolve("thresholds.xlsx")));
            write(target, files);
            tried(desk, pack);
        } catch (DraftRefused e) {
            throw new ParameterException(command(), e.getMessage());
        }
        Output.of(spec).println();
        Output.of(spec).println("Next: auscult rules watch " + packs + ", and fill in what is marked " + Draft.MARK);
        return Exit.OK;
    }

    private RuleId rule() {
        try {
            return new RuleId(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command(), String.valueOf(e.getMessage()));
        }
    }

    private CommandLine command() {
        return Objects.requireNonNull(spec, "a running command has a spec").commandLine();
    }

    private static Map<String, String> existing(Path pack) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(pack)) {
            try (Stream<Path> paths = Files.list(pack)) {
                for (Path path : paths.filter(RulesNewCommand::isText).toList()) {
                    files.put(String.valueOf(path.getFileName()), Files.readString(path, StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }

    private static boolean isText(Path path) {
        return path.toString().matches(".*\\.(drl|md|yaml|csv)");
    }

    private void write(Path pack, Map<String, String> files) throws IOException {
        PrintWriter out = Output.of(spec);
        Files.createDirectories(pack);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = pack.resolve(file.getKey());
            boolean grew = Files.exists(path);
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
            out.println((grew ? "grew   " : "wrote  ") + path);
        }
    }

    /** What stands beside it in the pack may matter: two policies may hold the same alert. */
    private void tried(Desk desk, String pack) throws IOException {
        PrintWriter out = Output.of(spec);
        PackLint.at(desk, List.of()).check(desk.folder()).stream()
                .filter(finding -> finding.kind() != LintKind.NOT_FILLED_IN)
                .forEach(finding -> out.println(pack + "/" + finding.words()));
        TextReport report = new TextReport(out, false, true, false);
        PackTrial trial = new PackTrial(desk.concepts(), Models.all(), false);
        for (PackRelease release : desk.packs()) {
            trial.run(release, report);
        }
        report.end();
    }

    private Starter starter(Concepts concepts) throws IOException {
        Starter starter;
        if (model != null) {
            starter = ofModel(known(model));
        } else if (observation != null) {
            starter = new Starter.ByObservation(withUnit(concept(observation, concepts)), limit());
        } else if (procedure != null) {
            starter = afterProcedure(concepts);
        } else {
            throw new DraftRefused("Say what the rule asks: --model, --observation, or for a policy --procedure");
        }
        if (kind != null && !kind.equals(starter.kind())) {
            throw new DraftRefused("With these options the rule is of a " + starter.kind() + " pack and not " + kind);
        }
        return starter;
    }

    private static KnownModel known(String id) throws IOException {
        Map<String, KnownModel> models = ModelTerms.all(List.of());
        KnownModel known = models.get(id);
        if (known == null) {
            throw new DraftRefused("There is no model \"" + id + "\"" + Nearest.hint(id, models.keySet())
                    + "; see: auscult models list");
        }
        return known;
    }

    private Starter ofModel(KnownModel known) {
        String input = known.inputs().stream()
                .filter(name -> name.matches("[a-z0-9-]+"))
                .sorted()
                .findFirst()
                .orElse("input");
        if (band != null) {
            return byBand(known, band, input);
        }
        String name = score == null ? onlyScore(known) : score;
        String scale = known.scores().get(name);
        if (scale == null) {
            throw new DraftRefused("Model " + known.id() + " has no score \"" + name + "\"; its scores are "
                    + String.join(", ", new TreeSet<>(known.scores().keySet())));
        }
        String any = known.bands().contains("scored") ? "scored" : new TreeSet<>(known.bands()).first();
        return new Starter.ByScore(known.id(), name, scale, any, input, limit());
    }

    private static String onlyScore(KnownModel known) {
        if (known.scores().size() != 1) {
            throw new DraftRefused("Say which --score of model " + known.id() + ": "
                    + String.join(", ", new TreeSet<>(known.scores().keySet())) + "; or a --band: "
                    + String.join(", ", new TreeSet<>(known.bands())));
        }
        return known.scores().keySet().iterator().next();
    }

    private static Starter byBand(KnownModel known, String band, String input) {
        String other = new TreeSet<>(known.bands())
                .stream().filter(name -> !name.equals(band)).findFirst().orElse(null);
        if (!known.bands().contains(band) || other == null) {
            throw new DraftRefused("Model " + known.id() + " has no band \"" + band + "\" that it could also not give;"
                    + " its bands are " + String.join(", ", new TreeSet<>(known.bands())));
        }
        return new Starter.ByBand(known.id(), band, other, new TreeMap<>(known.scores()).firstEntry(), input);
    }

    private Starter afterProcedure(Concepts concepts) {
        if (area == null || procedure == null) {
            throw new DraftRefused("Say whose alerts wait: --holds AREA, such as cardiac or pancreas");
        }
        int days = Math.toIntExact(Spans.parse(within)
                .orElseThrow(() -> new DraftRefused(Spans.expected(within)))
                .toDays());
        return new Starter.AfterProcedure(concept(procedure, concepts), days, area);
    }

    private Amount limit() {
        if (atLeast.isEmpty() == atMost.isEmpty()) {
            throw new DraftRefused("Say one limit: --at-least 7.5 %, or --at-most");
        }
        return atMost.isEmpty()
                ? Amount.of(String.join(" ", atLeast), true)
                : Amount.of(String.join(" ", atMost), false);
    }

    private static Concept withUnit(Concept concept) {
        if (concept.canonicalUcum() == null) {
            throw new DraftRefused(concept.id() + " has no amount; name an observation, see: auscult concepts list");
        }
        return concept;
    }

    private static Concept concept(String name, Concepts concepts) {
        return concepts.all().stream()
                .filter(concept -> concept.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new DraftRefused("\"" + name + "\" is not a concept of the catalogue"
                        + Nearest.hint(
                                name,
                                concepts.all().stream()
                                        .map(Concept::id)
                                        .map(ConceptId::value)
                                        .toList())));
    }
}
