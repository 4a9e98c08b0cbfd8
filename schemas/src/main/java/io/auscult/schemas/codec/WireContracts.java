package io.auscult.schemas.codec;

import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The contract of every topic's value, by its subject in the schema registry: {@code <topic>-value}. */
public final class WireContracts {
    private WireContracts() {}

    public static Map<String, Schema> bySubject(Topics topics) {
        Map<String, Schema> contracts = new TreeMap<>();
        contracts.put(subject(topics.messages()), Codec.MESSAGE.schema());
        contracts.put(subject(topics.events()), Codec.EVENT.schema());
        contracts.put(subject(topics.people()), Codec.PERSON.schema());
        contracts.put(subject(topics.signals()), Codec.SIGNAL.schema());
        contracts.put(subject(topics.decisions()), Codec.DECISION.schema());
        contracts.put(subject(topics.alerts()), Codec.ALERT.schema());
        contracts.put(subject(topics.openAlerts()), Codec.OPEN_ALERTS.schema());
        contracts.put(subject(topics.inferenceRequests()), Codec.INFERENCE_REQUEST.schema());
        contracts.put(subject(topics.rulebooks()), Codec.PACK.schema());
        contracts.put(subject(topics.deployments()), Codec.DEPLOYMENT.schema());
        contracts.put(subject(topics.concepts()), Codec.CATALOGUE.schema());
        contracts.put(subject(topics.cursors()), Codec.CURSOR.schema());
        contracts.put(subject(topics.disclosures()), Codec.DISCLOSURE.schema());
        contracts.put(subject(topics.watch()), Codec.WATCH_ALARM.schema());
        for (App app : App.values()) {
            contracts.put(subject(topics.deadLetters(app)), Codec.DEAD_LETTER.schema());
        }
        return Collections.unmodifiableMap(contracts);
    }

    private static String subject(Topic topic) {
        return topic.name() + "-value";
    }
}
