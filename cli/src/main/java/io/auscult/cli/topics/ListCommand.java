package io.auscult.cli.topics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult topics list} */
@Command(name = "list", description = "The topic catalogue, with how much is in each topic.")
final class ListCommand implements Callable<Integer> {
    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String prefix = home.addresses().topicPrefix();
        try (TopicReader reader = new TopicReader(home.addresses().kafka())) {
            Map<String, List<TopicPartition>> there = reader.all(prefix);
            ArrayNode rows = new ObjectMapper().createArrayNode();
            for (Topic topic : Topics.withPrefix(prefix).all()) {
                rows.addObject()
                        .put("topic", topic.name())
                        .put("partitions", topic.partitions())
                        .put("offsets", offsets(reader, there.getOrDefault(topic.name(), List.of())))
                        .put("key", topic.keyedBy())
                        .put("description", topic.description());
            }
            print(rows, Output.of(spec));
        }
        return Exit.OK;
    }

    private static long offsets(TopicReader reader, List<TopicPartition> partitions) {
        long ends = reader.ends(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long starts = reader.beginnings(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return ends - starts;
    }

    private void print(ArrayNode rows, PrintWriter out) {
        if (json) {
            out.println(rows.toString());
            return;
        }
        String format = "%-33s %10s %10s  %-19s %s%n";
        out.printf(Locale.ROOT, format, "TOPIC", "PARTITIONS", "OFFSETS", "KEY", "");
        rows.forEach(row -> out.printf(
                Locale.ROOT,
                format,
                row.path("topic").asText(),
                row.path("partitions").asText(),
                row.path("offsets").asText(),
                row.path("key").asText(),
                row.path("description").asText()));
        out.println("Offsets count records and transaction marks. Read with isolation.level=read_committed.");
    }
}
