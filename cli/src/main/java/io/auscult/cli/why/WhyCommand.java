package io.auscult.cli.why;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.chart.LogReplay;
import io.auscult.cli.chart.PastTime;
import io.auscult.cli.topics.Patients;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.SiteKeyFile;
import io.auscult.cli.up.StreamsApp;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.PatientEvent.AlertDeferred;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.rules.approval.Approvers;
import io.auscult.rules.approval.ApproversFile;
import io.auscult.streams.consult.WhyView;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult why}: what became of each rule for a patient, or of one rule, condition by condition. */
@Command(
        name = "why",
        description = "Say why an alert fired for a patient, and why it did not, condition by condition.",
        footer = {
            "",
            "Without RULE: one line a rule. With it: every condition with what was seen.",
            "Without --at the running streams-app answers; with it, the patient's log is folded again",
            "and read by the rules, models and concepts that were in force then.",
            "The answer is patient data: mind where the output goes."
        })
public final class WhyCommand implements Callable<Integer> {
    private static final int PATIENT_AND_RULE = 2;

    @Parameters(
            arity = "0..2",
            paramLabel = "PATIENT [RULE]",
            hideParamSyntax = true,
            description = "the patient's id, or any identifier that the people topic has; then a rule such as"
                    + " cardiac/troponin-rise. With --mrn the rule alone")
    private List<String> words = new ArrayList<>();

    @Option(names = "--mrn", paramLabel = "MRN", description = "the record number as the source sends it")
    private @Nullable String mrn;

    @Option(
            names = "--system",
            defaultValue = "urn:oid:2.16.840.1.113883.19.5",
            paramLabel = "URI",
            description = "with --mrn: the system that issued it (default: the sample's, ${DEFAULT-VALUE})")
    private String system = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "as decided at this time: 2026-11-20T12:00:00Z, or 2026-11-20 for the end of that day in UTC")
    private @Nullable String at;

    @Option(
            names = "--viewer",
            paramLabel = "USER",
            description =
                    "say of each alert also whether it was put before this user, and when, and if it was kept from"
                            + " them: by which policy of showing, and until when. A user of the site's list by their name there")
    private @Nullable String viewer;

    @Option(names = "--json", description = "print the answer as JSON")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Instant> until = Optional.ofNullable(at).map(text -> PastTime.of(text, known()));
        RuleId rule = rule();
        Optional<Answer> why = why(home.addresses(), until, rule);
        if (why.isEmpty()) {
            return failed("Nothing is known of that patient" + (until.isEmpty() ? "" : " at that time"));
        }
        WhyView answer = why.get().why();
        if (rule != null && !answer.rules().contains(rule.value())) {
            return failed("There is no rule " + rule + (until.isEmpty() ? "" : " at that time") + "; the rules are:"
                    + System.lineSeparator() + "  "
                    + String.join(System.lineSeparator() + "  ", answer.rules()));
        }
        print(why.get(), rule != null);
        return Exit.OK;
    }

    /** @param kept from the viewer, by alert; empty when nobody is asked about */
    private record Answer(WhyView why, Map<String, AlertDeferred> kept) {}

    private int failed(String sentence) {
        Output.errors(spec).println(sentence);
        return Exit.FAILED;
    }

    private void print(Answer answer, boolean whole) throws IOException {
        if (json) {
            Output.of(spec).println(asJson(answer));
        } else {
            new WhyText(answer.why(), viewer, answer.kept()).lines(whole).forEach(Output.of(spec)::println);
        }
    }

    private String asJson(Answer answer) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode tree = mapper.valueToTree(answer.why());
        if (viewer != null) {
            ArrayNode kept = tree.putArray("keptBack");
            answer.kept()
                    .values()
                    .forEach(deferred -> kept.addObject()
                            .put("alert", deferred.alertId())
                            .put("revision", deferred.revision())
                            .put("viewer", deferred.viewer())
                            .put("by", deferred.rule())
                            .put("at", deferred.envelope().times().received().toString())
                            .put(
                                    "until",
                                    deferred.until() == null
                                            ? null
                                            : deferred.until().toString())
                            .put("sentence", deferred.sentence()));
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }

    private Optional<Answer> why(Addresses addresses, Optional<Instant> until, @Nullable RuleId rule)
            throws IOException, InterruptedException {
        try (TopicReader reader = new TopicReader(addresses.kafka())) {
            PatientId patient = patient(reader, addresses);
            Optional<WhyView> why = until.isPresent()
                    ? new PastWhy(reader, addresses, approvers()).of(patient, until.get(), rule)
                    : StreamsApp.ask(
                            addresses, "/why/" + patient + (rule == null ? "" : "?rule=" + rule), WhyView.class);
            String user = viewer;
            if (user == null) {
                return why.map(all -> new Answer(all, Map.of()));
            }
            KeptBack kept = new KeptBack(user, until.orElse(Instant.MAX));
            new LogReplay(reader, addresses).events(patient, kept::next);
            return why.map(all -> new Answer(all.shownTo(user), kept.byAlert()));
        }
    }

    private Approvers approvers() throws IOException {
        return ApproversFile.read(home.home().file(ApproversFile.NAME));
    }

    private PatientId patient(TopicReader reader, Addresses addresses) {
        return mrn != null
                ? SiteKeyFile.read(home.home()).patientId(new Identifier(system, mrn))
                : new PatientId(Patients.find(words.getFirst(), reader, addresses));
    }

    /** Null for all rules. */
    private @Nullable RuleId rule() {
        int most = mrn == null ? PATIENT_AND_RULE : 1;
        if (words.size() > most || words.size() < most - 1) {
            throw wrong("name a patient by PATIENT or --mrn, and at most one rule");
        }
        if (words.size() < most) {
            return null;
        }
        try {
            return new RuleId(words.getLast());
        } catch (IllegalArgumentException e) {
            throw wrong("\"" + words.getLast() + "\" is not a rule; a rule is <area>/<condition>");
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(known().commandLine(), sentence);
    }

    private CommandSpec known() {
        return Objects.requireNonNull(spec, "a running command has a spec");
    }
}
