package io.auscult.cli.topics;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.up.Addresses;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult topics tail}: the newest records of a topic, or all, as lines of JSON. */
@Command(
        name = "tail",
        description = "Print a topic's newest records as JSON, one a line.",
        footer = {"", "TOPIC is a full name, or a stage of the catalogue: events, signals, decisions, alerts, …"})
final class TailCommand implements Callable<Integer> {
    private static final int USUAL_LIMIT = 10;
    /** Transaction marks use offsets too, and a filter drops records. */
    private static final int OFFSETS_FOR_EACH = 10;

    @Parameters(paramLabel = "TOPIC", description = "which topic")
    private String topic = "";

    @Option(names = "--from-beginning", description = "all records instead of the newest")
    private boolean fromBeginning;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "at most so many (default: 10, or all from the beginning)")
    private @Nullable Integer limit;

    @Option(
            names = {"-f", "--follow"},
            description = "go on with what comes, until Ctrl-C")
    private boolean follow;

    @Option(names = "--patient", paramLabel = "MRN|ID", description = "only this patient's records")
    private @Nullable String patient;

    @Option(names = "--show-patient-data", description = "show names, identifiers and message bodies")
    private boolean showPatientData;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Addresses at = home.addresses();
        AvroDecoder decoder = new AvroDecoder(at.registry(), new AvroJson(showPatientData));
        try (TopicReader reader = new TopicReader(at.kafka())) {
            Predicate<ConsumerRecord<String, byte[]>> wanted = wanted(reader, at);
            List<TopicPartition> partitions = reader.partitions(fullName(at.topicPrefix()));
            Printer printer = new Printer(Output.of(spec), decoder);
            if (fromBeginning) {
                int most = limit == null ? Integer.MAX_VALUE : limit;
                reader.toEnd(partitions, item -> printer.print(item, wanted, most));
            } else {
                newest(reader, partitions, wanted).forEach(item -> printer.print(item, wanted, Integer.MAX_VALUE));
            }
            if (follow) {
                reader.follow(() -> !printer.closed(), item -> printer.print(item, wanted, Integer.MAX_VALUE));
            }
        }
        return Exit.OK;
    }

    private Predicate<ConsumerRecord<String, byte[]>> wanted(TopicReader reader, Addresses at) {
        if (patient == null) {
            return item -> true;
        }
        String id = Patients.find(patient, reader, at);
        return item -> id.equals(item.key());
    }

    private List<ConsumerRecord<String, byte[]>> newest(
            TopicReader reader, List<TopicPartition> partitions, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        int most = limit == null ? USUAL_LIMIT : limit;
        List<ConsumerRecord<String, byte[]>> items = new ArrayList<>();
        if (patient == null) {
            reader.newest(partitions, most * OFFSETS_FOR_EACH, items::add);
        } else {
            reader.toEnd(partitions, item -> {
                if (wanted.test(item)) {
                    items.add(item);
                }
            });
        }
        items.sort(Comparator.comparingLong(ConsumerRecord<String, byte[]>::timestamp)
                .thenComparingInt(ConsumerRecord::partition)
                .thenComparingLong(ConsumerRecord::offset));
        return items.subList(Math.max(0, items.size() - most), items.size());
    }

    private String fullName(String prefix) {
        return topic.contains("cds.") ? topic : prefix + "cds." + topic + ".v1";
    }

    /** Counts what it prints and notices when nobody reads any more. */
    private static final class Printer {
        private final PrintWriter out;
        private final AvroDecoder decoder;
        private int printed;

        Printer(PrintWriter out, AvroDecoder decoder) {
            this.out = out;
            this.decoder = decoder;
        }

        void print(ConsumerRecord<String, byte[]> item, Predicate<ConsumerRecord<String, byte[]>> wanted, int most) {
            if (printed < most && wanted.test(item)) {
                out.println(Line.of(item, decoder.decode(item.value())));
                printed++;
            }
        }

        boolean closed() {
            return out.checkError();
        }
    }
}
