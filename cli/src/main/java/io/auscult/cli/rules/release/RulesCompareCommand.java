package io.auscult.cli.rules.release;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.core.decision.Decision;
import io.auscult.rules.approval.ApproversFile;
import io.auscult.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult rules compare}: what rules decided in shadow, beside what they decided live, by version. */
@Command(
        name = "compare",
        description = "Count what rules decided: live, in shadow, held back, by version.",
        footer = {
            "",
            "Patients, each counted once in a column. ALSO LIVE: of those raised in shadow, for how many the rule "
                    + "has been raised live too, by whichever version. HELD: held back by a policy, live or not."
        })
public final class RulesCompareCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "PACK|RULE", description = "one pack or one rule")
    private String name = "";

    @Option(names = "--json", description = "print JSON, one object a line")
    private boolean json;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Addresses at = home.addresses();
        PackHistory history =
                new PackTopic(at).history(ApproversFile.read(home.home().file(ApproversFile.NAME)));
        DecisionCounts counts = new DecisionCounts(history);
        String topic = Topics.withPrefix(at.topicPrefix()).decisions().name();
        Deserializer<Decision> decisions = RegistrySerdes.of(at).decisions().deserializer();
        try (TopicReader reader = new TopicReader(at.kafka())) {
            reader.toEnd(reader.partitions(topic), item -> {
                if (item.value() != null) {
                    counts.add(
                            item.key(),
                            decisions.deserialize(topic, item.value()),
                            Instant.ofEpochMilli(item.timestamp()));
                }
            });
        }
        print(counts.rows(name), Output.of(spec));
        return Exit.OK;
    }

    private void print(List<DecisionCounts.Row> rows, PrintWriter out) {
        if (!json) {
            out.println(DecisionCounts.Row.HEADER);
        }
        rows.forEach(row -> out.println(json ? row.json() : row.text()));
        out.flush();
    }
}
