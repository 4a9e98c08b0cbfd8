package io.auscult.cli.why;

import io.auscult.cli.chart.LogReplay;
import io.auscult.cli.chart.PastChart;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.decision.RuleId;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.rules.approval.Approvers;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.RecordHeaders;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.consult.Asked;
import io.auscult.streams.consult.Why;
import io.auscult.streams.consult.WhyView;
import io.auscult.streams.processor.AssessRisk;
import io.auscult.streams.release.InForce;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * What was decided at a past time, and why: the chart folded again from the log, the models asked again, by the rules of that time.
 * The alerts are taken from their own topic.
 */
final class PastWhy {
    private final TopicReader reader;
    private final Addresses at;
    private final Approvers approvers;
    private final WireSerdes serdes;
    private final Topics topics;

    PastWhy(TopicReader reader, Addresses at, Approvers approvers) {
        this.reader = reader;
        this.at = at;
        this.approvers = approvers;
        this.serdes = RegistrySerdes.of(at);
        this.topics = Topics.withPrefix(at.topicPrefix());
    }

    /** Empty when nothing was known of the patient then. */
    Optional<WhyView> of(PatientId patient, Instant then, @Nullable RuleId rule) {
        LogReplay log = new LogReplay(reader, at);
        PastChart past = log.past(patient, then);
        if (past.standing().position() < 0) {
            return Optional.empty();
        }
        InForce inForce = new PastRules(at, approvers).at(then);
        return Optional.of(new Why().of(asked(past, book(log, patient, past), inForce, then), rule));
    }

    /** At a time, whatever came before it. */
    static Asked asked(PastChart past, AlertBook book, InForce inForce, Instant then) {
        List<Signal> signals = inForce.models().stream()
                .map(deployed -> AssessRisk.assess(deployed.model(), past.chart(), then))
                .toList();
        return new Asked(
                inForce,
                past.chart(),
                signals,
                book,
                then,
                past.standing().position(),
                past.standing().incomplete(),
                past.standing().mergedInto(),
                past.live() ? Mode.LIVE : Mode.SHADOW);
    }

    private AlertBook book(LogReplay log, PatientId patient, PastChart past) {
        PastBook book = new PastBook(past.begin(), past.standing().position());
        Deserializer<Alert> alerts = serdes.alerts().deserializer();
        String topic = topics.alerts().name();
        reader.toEnd(List.of(log.partitionOf(patient, topic)), item -> {
            if (patient.value().equals(item.key()) && item.value() != null) {
                long cause = RecordHeaders.source(item.headers())
                        .map(SourceRecord::offset)
                        .orElse(Long.MAX_VALUE);
                book.next(alerts.deserialize(topic, item.value()), cause);
            }
        });
        return book.book();
    }
}
