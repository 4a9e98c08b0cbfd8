package io.auscult.schemas.topic;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One topic of the catalogue.
 *
 * @param name with the catalogue's prefix
 * @param partitions fixed for the life of the topic, because a key's partition follows from it
 * @param config the topic's settings, as Kafka names them
 * @param keyedBy what the record key is: "patient", "message id"
 */
public record Topic(String name, int partitions, Map<String, String> config, String keyedBy, String description) {
    public Topic {
        config = Collections.unmodifiableMap(new TreeMap<>(config));
    }
}
